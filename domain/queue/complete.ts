import type { CompletionOutcome } from '../resources.ts'
import { calledEvent, type Called } from './call.ts'
import { refuse, ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { endLeg } from './end-leg.ts'
import { chooseNext } from './order.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, ticketOf, type Queue } from './state.ts'

/**
 * Service is done, with its outcome. `thenCallNext` calls the next citizen in the same command; when nobody waits or the
 * counter is paused, the completion stands alone. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`.
 */
export interface Complete extends CommandBase {
  verb: 'complete'
  ticketId: string
  outcome: CompletionOutcome
  thenCallNext: boolean
}

/** The visit is over. `day-ended`: midnight came while it was served or parked. */
export interface Completed extends EventBase {
  type: 'completed'
  ticketId: string
  outcome: CompletionOutcome | 'day-ended'
}

/**
 * The completion, and the next call behind it where one was wanted and possible. Refused as its
 * command says.
 */
export function decideComplete(
  queue: Queue,
  settings: QueueSettings,
  command: Complete,
): (Completed | Called)[] | Refusal {
  const { at, outcome, thenCallNext } = command
  const ticket = ticketFor(queue, command, 'ticket.serve', ['serving'])
  if ('refusal' in ticket) return ticket
  const { counterId } = ticket
  if (counterId === null) return refuse('wrong_state')
  const completed: Completed = { type: 'completed', at, ticketId: ticket.id, outcome }
  if (!thenCallNext) return [completed]
  const counter = counterOf(queue, counterId)
  const next = counter.state === 'open' ? chooseNext(queue, settings, counter, at) : null
  return next ? [completed, calledEvent(queue, settings, counter, next, at)] : [completed]
}

/**
 * Adds up the service and frees the counter, which the ticket goes on to name. Cut off by midnight,
 * it is not among what the counter served.
 */
export function evolveCompleted(queue: Queue, event: Completed): void {
  const ticket = ticketOf(queue, event.ticketId)
  endLeg(queue, ticket, event.outcome === 'day-ended' ? 'day-ended' : 'completed', event.at)
  ticket.state = 'completed'
  ticket.completionOutcome = event.outcome
}
