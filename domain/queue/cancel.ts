import type { CancelReason } from '../resources.ts'
import { ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { endLeg } from './end-leg.ts'
import { leaveLine } from './line.ts'
import { ticketOf, type Queue } from './state.ts'

/**
 * The citizen left, or the number was a mistake (children at the kiosk): a mistake leaves every figure, so only a
 * supervisor says so. From waiting or called. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`.
 */
export interface Cancel extends CommandBase {
  verb: 'cancel'
  ticketId: string
  reason: CancelReason
}

/**
 * The number will not be served any more. A `mistake` keeps the leg it was in out of every figure.
 */
export interface Cancelled extends EventBase {
  type: 'cancelled'
  ticketId: string
  reason: CancelReason
}

/** The ticket’s end, from the line or from a counter. Refused as its command says. */
export function decideCancel(queue: Queue, command: Cancel): Cancelled[] | Refusal {
  const { at, reason } = command
  const verb = reason === 'mistake' ? 'ticket.cancel-mistake' : 'ticket.cancel'
  const ticket = ticketFor(queue, command, verb, ['waiting', 'called'])
  if ('refusal' in ticket) return ticket
  return [{ type: 'cancelled', at, ticketId: ticket.id, reason }]
}

/** Frees the counter that had called it. Nobody else gets its number. */
export function evolveCancelled(queue: Queue, event: Cancelled): void {
  const ticket = ticketOf(queue, event.ticketId)
  if (ticket.state === 'waiting') leaveLine(queue, ticket)
  endLeg(queue, ticket, 'cancelled', event.at)
  ticket.state = 'cancelled'
  ticket.counterId = null
  ticket.cancelReason = event.reason
}
