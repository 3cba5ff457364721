import type { Place } from '../resources.ts'
import { refuse, ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { endLeg } from './end-leg.ts'
import { newLeg } from './issue.ts'
import { leaveLine } from './line.ts'
import { lineTimeAt } from './order.ts'
import { waitAgain } from './requeue.ts'
import type { QueueSettings } from './settings.ts'
import { ticketOf, type Instant, type Queue } from './state.ts'

/**
 * To another desk's line: same ticket, same number, a new leg. From waiting, called, serving or parked.
 * Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`, `unknown_desk`, `no_tickets_here`, `same_desk`.
 */
export interface Transfer extends CommandBase {
  verb: 'transfer'
  ticketId: string
  deskId: string
  place: Place
  /** Where the clerk's free text is kept; the log cannot forget, so it does not hold the text. */
  noteId: string | null
}

/** On to another desk’s line, at `lineTime`: worked out when it was decided. */
export interface Transferred extends EventBase {
  type: 'transferred'
  ticketId: string
  deskId: string
  lineTime: Instant
  noteId: string | null
}

const movable = ['waiting', 'called', 'serving', 'parked'] as const

/**
 * The place in line is worked out among those who wait at the new desk. Refused as its command
 * says.
 */
export function decideTransfer(
  queue: Queue,
  settings: QueueSettings,
  command: Transfer,
): Transferred[] | Refusal {
  const { at, deskId, place, noteId } = command
  const ticket = ticketFor(queue, command, 'ticket.serve', movable)
  if ('refusal' in ticket) return ticket
  const desk = settings.desks.get(deskId)
  if (!desk) return refuse('unknown_desk', 'deskId')
  if (desk.letter === null) return refuse('no_tickets_here', 'deskId')
  if (deskId === ticket.deskId) return refuse('same_desk')
  const lineTime = lineTimeAt(queue, settings, ticket, deskId, place, at)
  return [{ type: 'transferred', at, ticketId: ticket.id, deskId, lineTime, noteId }]
}

/** The leg ends with its service so far, the next begins with its arrival now. Calls count anew. */
export function evolveTransferred(queue: Queue, event: Transferred): void {
  const ticket = ticketOf(queue, event.ticketId)
  if (ticket.state === 'waiting') leaveLine(queue, ticket)
  endLeg(queue, ticket, 'transferred', event.at)
  ticket.deskId = event.deskId
  ticket.legs.push(newLeg(event.deskId, event.at, event.noteId))
  waitAgain(queue, ticket, event.lineTime)
}
