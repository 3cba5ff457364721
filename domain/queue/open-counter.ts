import { scopeOf } from '../staff.ts'
import { refuse, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, ownCounter, type Queue } from './state.ts'

/**
 * Sit down at a counter, for the given desks or its configured ones. With `takeOver`, also at one that is open (another
 * person, or the same one on another screen): its desks and its ticket stay. Refusals: `forbidden`, `not_found`,
 * `unknown_desk`, `counter_taken`.
 */
export interface OpenCounter extends CommandBase {
  verb: 'open-counter'
  counterId: string
  openingId: string
  deskIds?: string[]
  /** Languages this clerk speaks beside the hall's own. */
  languages: string[]
  takeOver: boolean
}

/**
 * Somebody sat down, or took over. `openingId` tells an older screen that it is no longer the one.
 */
export interface CounterOpened extends EventBase {
  type: 'counter-opened'
  counterId: string
  openingId: string
  staffId: string
  deskIds: string[]
  languages: string[]
}

/**
 * Without desks in the command: those it serves now when it is taken over, else those it is set up
 * with. Refused as its command says.
 */
export function decideOpenCounter(
  queue: Queue,
  settings: QueueSettings,
  command: OpenCounter,
): CounterOpened[] | Refusal {
  const { at, actor, counterId, openingId, languages, takeOver } = command
  if (!scopeOf(actor.role, 'counter.operate')) return refuse('forbidden')
  const configured = settings.counters.get(counterId)
  if (!configured) return refuse('not_found')
  if (command.deskIds?.some((deskId) => !settings.desks.has(deskId)))
    return refuse('unknown_desk', 'desks')
  const counter = counterOf(queue, counterId)
  const isOpen = counter.state !== 'closed'
  if (isOpen && !takeOver) return refuse('counter_taken')
  const present = isOpen ? counter.deskIds : configured.deskIds
  const deskIds = [...new Set(command.deskIds ?? present)]
  const staffId = actor.id
  return [{ type: 'counter-opened', at, counterId, openingId, staffId, deskIds, languages }]
}

/** Taken over, it keeps its ticket and since when it is open; a break ends. */
export function evolveCounterOpened(queue: Queue, event: CounterOpened): void {
  const counter = ownCounter(queue, event.counterId)
  if (counter.state === 'closed') counter.openedAt = event.at
  counter.state = 'open'
  counter.staffId = event.staffId
  counter.deskIds = event.deskIds
  counter.languages = event.languages
  counter.openingId = event.openingId
  counter.pausedAt = null
  counter.noteId = null
}
