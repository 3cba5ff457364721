import {
  refuse,
  refuseForeignCounter,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, ownCounter, type Queue } from './state.ts'

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

export interface CounterPaused extends EventBase {
  type: 'counter-paused'
  counterId: string
  noteId: string | null
}

export function decidePauseCounter(
  queue: Queue,
  settings: QueueSettings,
  command: PauseCounter,
): CounterPaused[] | Refusal {
  const { at, actor, counterId, noteId } = command
  if (!settings.counters.has(counterId)) return refuse('not_found')
  const counter = counterOf(queue, counterId)
  if (counter.state === 'closed') return refuse('counter_closed')
  const foreign = refuseForeignCounter(actor, 'counter.operate', counter)
  if (foreign) return foreign
  if (counter.state === 'paused') return refuse('counter_paused')
  return [{ type: 'counter-paused', at, counterId, noteId }]
}

export function evolveCounterPaused(queue: Queue, event: CounterPaused): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'paused'
  counter.pausedAt = event.at
}
