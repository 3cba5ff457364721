import { refuse, counterFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { ownCounter, type Queue } from './state.ts'

/** Back from the break. Refusals: `not_found`, `forbidden`, `not_your_counter`, `counter_closed`, `counter_not_paused`. */
export interface ResumeCounter extends CommandBase {
  verb: 'resume-counter'
  counterId: string
}

/** The break is over. */
export interface CounterResumed extends EventBase {
  type: 'counter-resumed'
  counterId: string
}

/** Its end, for whoever sits there and for those who lead. Refused as its command says. */
export function decideResumeCounter(
  queue: Queue,
  settings: QueueSettings,
  command: ResumeCounter,
): CounterResumed[] | Refusal {
  const { at, counterId } = command
  const counter = counterFor(queue, settings, command)
  if ('refusal' in counter) return counter
  if (counter.state !== 'paused') return refuse('counter_not_paused')
  return [{ type: 'counter-resumed', at, counterId }]
}

/** Since when it is open stays as it was before the break. */
export function evolveCounterResumed(queue: Queue, event: CounterResumed): void {
  const counter = ownCounter(queue, event.counterId)
  counter.state = 'open'
  counter.pausedAt = null
  counter.noteId = null
}
