import { ticketFor, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import { freeCounter } from './end-leg.ts'
import { currentLeg, serviceMs, ticketOf, type Queue } from './state.ts'

/**
 * The citizen fetches a paper; the counter is free meanwhile, the service so far is kept.
 * Refusals: `not_found`, `forbidden`, `not_your_ticket`, `wrong_state`.
 */
export interface Park extends CommandBase {
  verb: 'park'
  ticketId: string
}

/** The visit rests while the citizen fetches something. */
export interface Parked extends EventBase {
  type: 'parked'
  ticketId: string
}

/** Only while it is served; a break of the counter is no obstacle. Refused as its command says. */
export function decidePark(queue: Queue, command: Park): Parked[] | Refusal {
  const ticket = ticketFor(queue, command, 'ticket.serve', ['serving'])
  if ('refusal' in ticket) return ticket
  return [{ type: 'parked', at: command.at, ticketId: ticket.id }]
}

/**
 * Adds up the stretch that was served and frees the counter. The leg goes on, the time away is not
 * service.
 */
export function evolveParked(queue: Queue, event: Parked): void {
  const ticket = ticketOf(queue, event.ticketId)
  const leg = currentLeg(ticket)
  leg.servedMs = serviceMs(leg, event.at)
  leg.servingSince = null
  freeCounter(queue, ticket)
  ticket.state = 'parked'
  ticket.parkedAt = event.at
  queue.parked.add(ticket.id)
}
