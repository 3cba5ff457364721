import type { Place } from '../resources.ts'
import { ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { lineTimeAt } from './order.ts'
import { waitAgain } from './requeue.ts'
import type { QueueSettings } from './settings.ts'
import { currentLeg, ticketOf, type Instant, type Queue } from './state.ts'

/** A no-show came back. Keeps the time of arrival unless said otherwise. Refusals: `not_found`, `forbidden`, `wrong_state`. */
export interface Reinstate extends CommandBase {
  verb: 'reinstate'
  ticketId: string
  place: Place
}

/** A no-show stands in line again, at `lineTime`: worked out when it was decided. */
export interface Reinstated extends EventBase {
  type: 'reinstated'
  ticketId: string
  lineTime: Instant
}

/** In the line of the desk it was called for, by any clerk. Refused as its command says. */
export function decideReinstate(
  queue: Queue,
  settings: QueueSettings,
  command: Reinstate,
): Reinstated[] | Refusal {
  const { at, place } = command
  const ticket = ticketFor(queue, command, 'ticket.serve', ['no-show'])
  if ('refusal' in ticket) return ticket
  const lineTime = lineTimeAt(queue, settings, ticket, ticket.deskId, place, at)
  return [{ type: 'reinstated', at, ticketId: ticket.id, lineTime }]
}

/** The leg goes on: its wait counts from the arrival, as if nobody had missed a call. */
export function evolveReinstated(queue: Queue, event: Reinstated): void {
  const ticket = ticketOf(queue, event.ticketId)
  const leg = currentLeg(ticket)
  leg.outcome = 'open'
  leg.endedAt = null
  queue.noShows.delete(ticket.id)
  waitAgain(queue, ticket, event.lineTime)
}
