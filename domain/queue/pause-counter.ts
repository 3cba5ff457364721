import { refuse, counterFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ownCounter, type Queue } from './state.ts'

/**
 * A break; allowed with a ticket in hand, calling is not until `resume-counter`.
 * Refusals: `not_found`, `forbidden`, `not_your_counter`, `counter_closed`, `counter_paused`.
 */
export interface PauseCounter extends CommandBase {
  verb: 'pause-counter'
  counterId: string
  /** Where the reason's free text is kept, outside the log. */
  noteId: string | null
}

/** A break began. `noteId`: null when no reason was written. */
export interface CounterPaused extends EventBase {
  type: 'counter-paused'
  counterId: string
  noteId: string | null
}

/** The break, with or without a ticket in hand. Refused as its command says. */
export function decidePauseCounter(
  queue: Queue,
  settings: QueueSettings,
  command: PauseCounter,
): CounterPaused[] | Refusal {
  const { at, counterId, noteId } = command
  const counter = counterFor(queue, settings, command)
  if ('refusal' in counter) return counter
  if (counter.state === 'paused') return refuse('counter_paused')
  return [{ type: 'counter-paused', at, counterId, noteId }]
}

/** Its clerk, its desks and the ticket in hand stay; the reason is known while the break lasts. */
export function evolveCounterPaused(queue: Queue, event: CounterPaused): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'paused'
  counter.pausedAt = event.at
  counter.noteId = event.noteId
}
