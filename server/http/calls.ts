import type { Called } from '../../domain/queue/call.ts'
import type { AnnouncementResource, CallReason, TicketResource } from '../../domain/resources.ts'
import { ticketResource } from '../queue/ticket-resource.ts'
import type { House } from './house.ts'

/** The answer to a call, alone or with the completion before it. */
export interface CallResource {
  ticket: TicketResource
  announcement: AnnouncementResource
  reason: CallReason
}

/** A call as it is answered: the ticket as it now is, what the hall is told, and why this one. Null when it is gone. */
export function calledResource(house: House, event: Called): CallResource | null {
  const found = house.halls.find(event.ticketId)
  if (!found) return null
  const { site, queue, ticket } = found
  const { deskId = ticket.deskId, counterId, counterNumber, announcementId, reason, at } = event
  return {
    ticket: ticketResource(site, queue, ticket, house.pace, house.clock.now()),
    announcement: {
      id: announcementId,
      ticketId: ticket.id,
      number: ticket.number,
      deskId,
      counterId,
      counterNumber,
      repeat: 1,
      language: ticket.language,
      at: site.branch.zone.iso(at),
    },
    reason,
  }
}
