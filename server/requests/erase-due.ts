import { addCalendarDays } from '../../domain/calendar.ts'
import { needsPaper, requestKinds } from '../../domain/requests/kinds.ts'
import { addMonths } from '../../domain/requests/retention.ts'
import { setEraseOn } from '../storage/applicant-table.ts'
import { readChosenDay } from '../storage/erasure-table.ts'
import { readDueErasures, readNamelessClosed, readNamelessDecided } from '../storage/erasing.ts'
import { readRequest, type RequestRow } from '../storage/request-table.ts'
import type { RequestDesk } from './change.ts'
import { eraseNow, readAsked, type ErasingParts } from './erase.ts'
import { followUp } from './follow-up.ts'
import { momentOf, systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { eraseOnOf } from './retention.ts'

/** The day begins nowhere earlier than this before UTC. */
const earliestZoneMs = 14 * 3_600_000
/** Persons erased in one round: the rest comes with the next ones. */
const erasedAtOnce = 50
/** The same of each kind of request that nobody is known to. */
const namelessAtOnce = 20
/** An official paper goes when its period ends, whatever day was chosen. */
const chosenKinds = requestKinds.filter((kind) => !needsPaper(kind))
/** Months are of 28 to 31 days: counted back, the day that is looked for lies at most so much later. */
const monthEndDays = 4
const dayMs = 24 * 3_600_000

/** Everything whose period is over, in each branch's own day. Throws `StorageError`. */
export async function eraseDue(parts: ErasingParts, desk: RequestDesk): Promise<void> {
  const latestToday = new Date(parts.clock.now() + earliestZoneMs).toISOString().slice(0, 10)
  for (const { requestId } of readDueErasures(parts.tables, latestToday, erasedAtOnce))
    await followUp(parts, () => eraseIfDue(parts, desk, requestId, systemRequestActor.id))
  for (const id of namelessToErase(parts, latestToday))
    await followUp(parts, () => eraseNamelessIfDue(parts, desk, id))
}

/**
 * The person of this request and their words, in its turn, when their day has come and it was not opened again. An
 * official paper keeps the period of the plan as it is now. Throws `StorageError`.
 */
export function eraseIfDue(
  parts: ErasingParts,
  { turns }: Pick<RequestDesk, 'turns'>,
  requestId: string,
  by: string,
): Promise<void> {
  return turns.take(async () => {
    const asked = readAsked(parts, requestId)
    if (!asked?.person) return
    const { at, today, dayOf } = momentOf(parts, asked.row.branchId, systemRequestActor)
    const { eraseOn, id: applicantId } = asked.person
    if (eraseOn === null || eraseOn > today) return
    const kept = needsPaper(asked.row.kind) ? scheduledOn(parts, asked.row, dayOf) : null
    if (kept !== null && kept > today) {
      await parts.tables.edit(setEraseOn(applicantId, kept))
      return
    }
    await eraseNow(parts, asked, { id: by, at, today })
  })
}

/**
 * Words of a request that nobody is known to may name people: they go when the period of its kind ends, as it is now, or
 * on the day that somebody chose.
 */
function eraseNamelessIfDue(
  parts: ErasingParts,
  { turns }: RequestDesk,
  requestId: string,
): Promise<void> {
  return turns.take(async () => {
    const row = readRequest(parts.tables, requestId)
    if (!row || row.applicantId !== null) return
    const { at, today, dayOf } = momentOf(parts, row.branchId, systemRequestActor)
    const days = [scheduledOn(parts, row, dayOf), chosenOn(parts, row)]
    if (!days.some((day) => day !== null && day <= today)) return
    await eraseNow(parts, { row, person: null }, { id: systemRequestActor.id, at, today })
  })
}

/** The longest closed of each kind, a few of them due only in the next days; then those whose day was chosen. */
function namelessToErase({ tables, requestSettings }: RequestParts, latestToday: string): string[] {
  const { official, other } = requestSettings.current.retentionMonths
  const scheduled = requestKinds.flatMap((kind) => {
    const closedOn = addMonths(latestToday, -(needsPaper(kind) ? official : other))
    const until = Date.parse(addCalendarDays(closedOn, monthEndDays)) + dayMs
    return readNamelessClosed(tables, kind, until, namelessAtOnce)
  })
  return [...scheduled, ...readNamelessDecided(tables, chosenKinds, latestToday, erasedAtOnce)]
}

/** Null while it is open, and for an official paper, whose day is the end of its period. */
function chosenOn({ tables }: RequestParts, { id, kind, closedAt }: RequestRow): string | null {
  return closedAt === null || needsPaper(kind) ? null : readChosenDay(tables, { id, closedAt })
}

/** Null while it is open. */
function scheduledOn(
  parts: RequestParts,
  { kind, closedAt }: RequestRow,
  dayOf: (at: number) => string,
): string | null {
  return closedAt === null ? null : eraseOnOf(parts, kind, dayOf(closedAt))
}
