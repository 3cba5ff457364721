import type { Place } from '../resources.ts'
import { ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { freeCounter } from './end-leg.ts'
import { joinLine } from './line.ts'
import { lineTimeAt } from './order.ts'
import type { QueueSettings } from './settings.ts'
import { currentLeg, ticketOf, type Instant, type Queue, type Ticket } from './state.ts'

/** Put a called citizen back into the line. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`. */
export interface Requeue extends CommandBase {
  verb: 'requeue'
  ticketId: string
  place: Place
}

/** A called citizen stands in line again, at `lineTime`: worked out when it was decided. */
export interface Requeued extends EventBase {
  type: 'requeued'
  ticketId: string
  lineTime: Instant
}

/** In the line of the desk it was called for. Refused as its command says. */
export function decideRequeue(
  queue: Queue,
  settings: QueueSettings,
  command: Requeue,
): Requeued[] | Refusal {
  const { at, place } = command
  const ticket = ticketFor(queue, command, 'ticket.serve', ['called'])
  if ('refusal' in ticket) return ticket
  const lineTime = lineTimeAt(queue, settings, ticket, ticket.deskId, place, at)
  return [{ type: 'requeued', at, ticketId: ticket.id, lineTime }]
}

/** Frees the counter; the leg goes on, without a trace of the call. */
export function evolveRequeued(queue: Queue, event: Requeued): void {
  const ticket = ticketOf(queue, event.ticketId)
  freeCounter(queue, ticket)
  waitAgain(queue, ticket, event.lineTime)
}

/** Back to waiting at `ticket.deskId`: calls are counted anew, the arrival at the desk stays. */
export function waitAgain(queue: Queue, ticket: Ticket, lineTime: Instant): void {
  const leg = currentLeg(ticket)
  leg.counterId = null
  leg.staffId = null
  leg.calledAt = null
  ticket.state = 'waiting'
  ticket.lineTime = lineTime
  ticket.counterId = null
  ticket.calls = 0
  ticket.announcementId = null
  joinLine(queue, ticket)
}
