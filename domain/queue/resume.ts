import {
  findTicket,
  refuse,
  refuseForeignCounter,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import type { QueueSettings } from './settings.ts'
import { counterOf, ownCounter, currentLeg, ticketOf, type Queue } from './state.ts'

/**
 * Go on with a parked ticket, at any open and free counter of one's own.
 * Refusals: `not_found`, `wrong_state`, `unknown_counter`, `forbidden`, `not_your_counter`, `counter_closed`,
 * `counter_paused`, `counter_busy`.
 */
export interface Resume extends CommandBase {
  verb: 'resume'
  ticketId: string
  counterId: string
}

/**
 * A parked visit goes on. `staffId`: who sits at that counter, also when a supervisor did it for
 * them.
 */
export interface Resumed extends EventBase {
  type: 'resumed'
  ticketId: string
  counterId: string
  staffId: string
}

/** At any clerk’s counter, whoever parked it. Refused as its command says. */
export function decideResume(
  queue: Queue,
  settings: QueueSettings,
  command: Resume,
): Resumed[] | Refusal {
  const { at, actor, counterId } = command
  const ticket = findTicket(queue, command.ticketId)
  if ('refusal' in ticket) return ticket
  if (!settings.counters.has(counterId)) return refuse('unknown_counter', 'counterId')
  const counter = counterOf(queue, counterId)
  const foreign = refuseForeignCounter(actor, 'ticket.serve', counter)
  if (foreign) return foreign
  if (ticket.state !== 'parked') return refuse('wrong_state')
  if (counter.state === 'closed') return refuse('counter_closed')
  if (counter.state === 'paused') return refuse('counter_paused')
  if (counter.ticketId !== null) return refuse('counter_busy')
  const staffId = counter.staffId ?? actor.id
  return [{ type: 'resumed', at, ticketId: ticket.id, counterId, staffId }]
}

/**
 * Another stretch of the same leg. All of it, the stretches before too, is this counter’s and
 * clerk’s now.
 */
export function evolveResumed(queue: Queue, event: Resumed): void {
  const ticket = ticketOf(queue, event.ticketId)
  const leg = currentLeg(ticket)
  ticket.state = 'serving'
  ticket.counterId = event.counterId
  ticket.parkedAt = null
  leg.counterId = event.counterId
  leg.staffId = event.staffId
  leg.servingSince = event.at
  queue.parked.delete(ticket.id)
  ownCounter(queue, event.counterId).ticketId = ticket.id
}
