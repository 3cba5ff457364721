import type { EventBase } from './decision.ts'
import { endLeg } from './end-leg.ts'
import { leaveLine } from './line.ts'
import { ticketOf, type Queue } from './state.ts'

/** The day ended before anybody served this ticket. Decided by the day's end only. */
export interface Expired extends EventBase {
  type: 'expired'
  ticketId: string
}

/** Out of the line, or away from the counter that had called it. */
export function evolveExpired(queue: Queue, event: Expired): void {
  const ticket = ticketOf(queue, event.ticketId)
  if (ticket.state === 'waiting') leaveLine(queue, ticket)
  endLeg(queue, ticket, 'expired', event.at)
  ticket.state = 'expired'
  ticket.counterId = null
}
