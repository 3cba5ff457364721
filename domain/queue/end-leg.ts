import type { LegOutcome } from '../resources.ts'
import { currentLeg, serviceMs, type Instant, type Queue, type Ticket } from './state.ts'

/** Close the leg a ticket is in and free the counter that held it. Service so far is kept. */
export function endLeg(queue: Queue, ticket: Ticket, outcome: LegOutcome, at: Instant): void {
  const leg = currentLeg(ticket)
  leg.servedMs = serviceMs(leg, at)
  leg.servingSince = null
  leg.endedAt = at
  leg.outcome = outcome
  const server = leg.counterId === null ? undefined : queue.counters.get(leg.counterId)
  if (leg.startedAt !== null && outcome !== 'day-ended') server?.served.push(leg)
  freeCounter(queue, ticket)
  queue.parked.delete(ticket.id)
  ticket.parkedAt = null
}

/** The counter that holds this ticket holds nobody now. */
export function freeCounter(queue: Queue, ticket: Ticket): void {
  const holder = ticket.counterId === null ? undefined : queue.counters.get(ticket.counterId)
  if (holder?.ticketId === ticket.id) holder.ticketId = null
}
