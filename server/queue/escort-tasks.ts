import { escortFigures, type EscortFigures } from '../../domain/escort-task.ts'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import {
  endEscortTask,
  endUnnotedEscortTasks,
  insertEscortTask,
  readEscortTask,
  readEscortTasksBegun,
  readRunningEscortTasks,
  type EscortTaskRow,
} from '../storage/escort-task-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import { turnsPerOwner } from '../turns.ts'
import type { Directory } from './directory.ts'
import type { Halls } from './halls.ts'
import { keptMs } from './idempotency.ts'
import { addDays } from '../zone.ts'

/** What walks need of the house. */
export interface EscortParts {
  tables: TableStore
  clock: Clock
  directory: Directory
  halls: Halls
}

/** Where somebody is walked to, in words; `ticketId` null: one who took no ticket. */
export interface NewEscortTask {
  branchId: string
  ticketId: string | null
  destination: string
}

/** Why a walk does not begin or end; `field`: the header or the part of the body to blame. */
export interface RefusedEscort {
  refusal: 'unknown_branch' | 'unknown_ticket' | 'escort_running' | 'key_reused' | 'not_found'
  field?: string
}

/** Two touches of the same key must not begin two walks. */
const turnsOf = turnsPerOwner<TableStore>()

/** The walks of a branch that are under way, oldest first. */
export function runningEscortTasks(parts: EscortParts, branchId: string): EscortTaskRow[] {
  return readRunningEscortTasks(parts.tables).filter(
    (task) => task.branchId === branchId && isOfToday(parts, task),
  )
}

/** What the walks of those days come to, both ends included, `YYYY-MM-DD`; null for a branch that isn't there. */
export function escortFiguresOf(
  parts: EscortParts,
  branchId: string,
  from: string,
  to: string,
): EscortFigures | null {
  const zone = parts.directory.site(branchId)?.branch.zone
  if (!zone) return null
  const [first, end] = [zone.startOfDay(from), zone.startOfDay(addDays(to, 1))]
  const today = zone.day(parts.clock.now())
  const walks = readEscortTasksBegun(parts.tables, branchId, first, end)
  return escortFigures(walks, ({ startedAt }) => zone.day(startedAt) === today)
}

/**
 * Begin to walk with somebody. One who walks already does not begin another walk. The same key again gives what it
 * began. Refusals: `unknown_branch`, `unknown_ticket` (not of today, or not of this branch), `escort_running`,
 * `key_reused`. Throws `StorageError`.
 */
export function startEscortTask(
  parts: EscortParts,
  input: NewEscortTask,
  staffId: string,
  key: CommandKey | null,
): Promise<EscortTaskRow | RefusedEscort> {
  return turnsOf(parts.tables).take(async () => {
    const { tables, clock } = parts
    const since = Date.now() - keptMs
    const known = key && findCreation(tables, key, since)
    if (key && known) {
      if (known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
      return readEscortTask(tables, known.resourceId) ?? { refusal: 'not_found' }
    }
    const refused = refusedStart(parts, input, staffId)
    if (refused) return refused
    const task = { id: newId(), ...input, staffId, startedAt: clock.now(), endedAt: null }
    const remembered = key ? rememberCreation(key, task.id, Date.now(), since) : []
    await tables.edit(insertEscortTask(task), ...remembered)
    return task
  })
}

/** The walk is over; who was second changes nothing. Refusals: `not_found`. Throws `StorageError`. */
export function finishEscortTask(
  { tables, clock }: EscortParts,
  id: string,
): Promise<EscortTaskRow | RefusedEscort> {
  return turnsOf(tables).take(async () => {
    const task = readEscortTask(tables, id)
    if (!task) return { refusal: 'not_found' }
    if (task.endedAt !== null) return task
    const endedAt = clock.now()
    await tables.edit(endEscortTask(id, endedAt))
    return { ...task, endedAt }
  })
}

/** Walks of past days that nobody ended do not run on over the night. Throws `StorageError`. */
export async function endForgottenEscortTasks(parts: Omit<EscortParts, 'halls'>): Promise<void> {
  const running = readRunningEscortTasks(parts.tables)
  const forgotten = running.filter((task) => !isOfToday(parts, task)).map(({ id }) => id)
  if (forgotten.length > 0) await parts.tables.edit(endUnnotedEscortTasks(forgotten))
}

function refusedStart(
  parts: EscortParts,
  { branchId, ticketId }: NewEscortTask,
  staffId: string,
): RefusedEscort | null {
  if (!parts.directory.site(branchId)) return { refusal: 'unknown_branch', field: 'branchId' }
  if (ticketId !== null && parts.halls.findToday(ticketId)?.site.branch.id !== branchId)
    return { refusal: 'unknown_ticket', field: 'ticketId' }
  const isWalking = readRunningEscortTasks(parts.tables).some(
    (task) => task.staffId === staffId && isOfToday(parts, task),
  )
  return isWalking ? { refusal: 'escort_running' } : null
}

function isOfToday(
  { directory, clock }: Pick<EscortParts, 'directory' | 'clock'>,
  { branchId, startedAt }: EscortTaskRow,
): boolean {
  const zone = directory.site(branchId)?.branch.zone
  return zone !== undefined && zone.day(startedAt) === zone.day(clock.now())
}
