import { aheadOf } from '../../domain/queue/order.ts'
import {
  serviceMs,
  waitMs,
  type Announcement,
  type Leg,
  type Queue,
  type Ticket,
} from '../../domain/queue/state.ts'
import type { LegResource, TicketResource } from '../../domain/resources.ts'
import type { BoardCall } from '../../domain/views.ts'
import type { Zone } from '../zone.ts'
import type { Site } from './directory.ts'
import type { PaceBook } from './pace.ts'

const seconds = (ms: number | null) => (ms === null ? null : ms / 1000)

/** A moment in the branch's own time, or null. */
export function isoOrNull(zone: Zone, at: number | null): string | null {
  return at === null ? null : zone.iso(at)
}

function legResource(leg: Leg, zone: Zone, now: number): LegResource {
  return {
    deskId: leg.deskId,
    counterId: leg.counterId,
    arrivedAt: zone.iso(leg.arrivedAt),
    calledAt: isoOrNull(zone, leg.calledAt),
    startedAt: isoOrNull(zone, leg.startedAt),
    endedAt: isoOrNull(zone, leg.endedAt),
    waitSeconds: seconds(waitMs(leg)),
    serviceSeconds: leg.startedAt === null ? null : serviceMs(leg, now) / 1000,
    outcome: leg.outcome,
  }
}

/** The ticket of the contract. */
export function ticketResource(
  site: Site,
  queue: Queue,
  ticket: Ticket,
  pace: PaceBook,
  now: number,
): TicketResource {
  const { zone } = site.branch
  return {
    id: ticket.id,
    code: ticket.code,
    number: ticket.number,
    deskId: ticket.deskId,
    state: ticket.state,
    priority: ticket.priority,
    language: ticket.language,
    topicId: ticket.topicId,
    issuedAt: zone.iso(ticket.issuedAt),
    ahead: aheadOf(queue, site.settings, ticket),
    estimate: pace.ofTicket(site, queue, ticket),
    counterId: ticket.counterId,
    calls: ticket.calls,
    completionOutcome: ticket.completionOutcome,
    legs: ticket.legs.map((leg) => legResource(leg, zone, now)),
  }
}

/** The announcement as it hangs on the wall. */
export function boardCall(
  queue: Queue,
  { ticketId, ...announcement }: Announcement,
  zone: Zone,
): BoardCall {
  const ticket = queue.tickets.get(ticketId)
  const awaited = ticket?.state === 'called' && ticket.counterId === announcement.counterId
  return { ...announcement, at: zone.iso(announcement.at), awaited }
}
