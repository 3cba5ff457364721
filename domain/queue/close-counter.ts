import { refuse, counterFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ownCounter, type Queue } from './state.ts'

/** Leave the counter. Refusals: `not_found`, `forbidden`, `not_your_counter`, `counter_closed`, `counter_busy`. */
export interface CloseCounter extends CommandBase {
  verb: 'close-counter'
  counterId: string
}

export interface CounterClosed extends EventBase {
  type: 'counter-closed'
  counterId: string
}

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

export function evolveCounterClosed(queue: Queue, event: CounterClosed): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'closed'
  counter.staffId = null
  counter.deskIds = []
  counter.languages = []
  counter.openingId = null
  counter.openedAt = null
  counter.pausedAt = null
}
