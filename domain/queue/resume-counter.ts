import {
  refuse,
  refuseForeignCounter,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, ownCounter, type Queue } from './state.ts'

/** Back from the break. Refusals: `not_found`, `forbidden`, `not_your_counter`, `counter_closed`, `counter_not_paused`. */
export interface ResumeCounter extends CommandBase {
  verb: 'resume-counter'
  counterId: string
}

export interface CounterResumed extends EventBase {
  type: 'counter-resumed'
  counterId: string
}

export function decideResumeCounter(
  queue: Queue,
  settings: QueueSettings,
  command: ResumeCounter,
): CounterResumed[] | Refusal {
  const { at, actor, counterId } = command
  if (!settings.counters.has(counterId)) return refuse('not_found')
  const counter = counterOf(queue, counterId)
  if (counter.state === 'closed') return refuse('counter_closed')
  const foreign = refuseForeignCounter(actor, 'counter.operate', counter)
  if (foreign) return foreign
  if (counter.state !== 'paused') return refuse('counter_not_paused')
  return [{ type: 'counter-resumed', at, counterId }]
}

export function evolveCounterResumed(queue: Queue, event: CounterResumed): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'open'
  counter.pausedAt = null
}
