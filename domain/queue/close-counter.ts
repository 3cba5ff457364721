import { refuse, counterFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ownCounter, type Queue } from './state.ts'

/** Leave the counter. Refusals: `not_found`, `forbidden`, `not_your_counter`, `counter_closed`, `counter_busy`. */
export interface CloseCounter extends CommandBase {
  verb: 'close-counter'
  counterId: string
}

/** Nobody sits there any more: the clerk left, or the hall’s day ended. */
export interface CounterClosed extends EventBase {
  type: 'counter-closed'
  counterId: string
}

/** What was parked there stays parked, for any clerk from then on. Refused as its command says. */
export function decideCloseCounter(
  queue: Queue,
  settings: QueueSettings,
  command: CloseCounter,
): CounterClosed[] | Refusal {
  const { at, counterId } = command
  const counter = counterFor(queue, settings, command)
  if ('refusal' in counter) return counter
  if (counter.ticketId !== null) return refuse('counter_busy')
  return [{ type: 'counter-closed', at, counterId }]
}

/** Clerk, desks and languages go; what was served there today stays. */
export function evolveCounterClosed(queue: Queue, event: CounterClosed): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'closed'
  counter.staffId = null
  counter.deskIds = []
  counter.languages = []
  counter.openingId = null
  counter.openedAt = null
  counter.pausedAt = null
  counter.noteId = null
}
