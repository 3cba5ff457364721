import {
  findTicket,
  refuse,
  refuseForeignTicket,
  type CommandBase,
  type EventBase,
  type Refusal,
} from './decision.ts'
import { currentLeg, ticketOf, type Queue } from './state.ts'

/** The citizen is here: service begins. Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`. */
export interface Start extends CommandBase {
  verb: 'start'
  ticketId: string
}

export interface ServiceStarted extends EventBase {
  type: 'service-started'
  ticketId: string
}

export function decideStart(queue: Queue, command: Start): ServiceStarted[] | Refusal {
  const ticket = findTicket(queue, command.ticketId)
  if ('refusal' in ticket) return ticket
  const foreign = refuseForeignTicket(queue, command.actor, 'ticket.serve', ticket)
  if (foreign) return foreign
  if (ticket.state !== 'called') return refuse('wrong_state')
  return [{ type: 'service-started', at: command.at, ticketId: ticket.id }]
}

export function evolveServiceStarted(queue: Queue, event: ServiceStarted): void {
  const ticket = ticketOf(queue, event.ticketId)
  const leg = currentLeg(ticket)
  ticket.state = 'serving'
  leg.startedAt ??= event.at
  leg.servingSince = event.at
}
