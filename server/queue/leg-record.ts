import type { OpenLeg } from '../storage/leg-reading.ts'
import { currentLeg, serviceMs, waitMs, type Leg, type Queue } from '../../domain/queue/state.ts'
import type { LegRecord } from '../../domain/statistics.ts'
import type { Zone } from '../zone.ts'

/** A leg as statistics see it. */
export function legRecord(leg: Leg, day: string, zone: Zone): LegRecord {
  return {
    deskId: leg.deskId,
    counterId: leg.counterId,
    staffId: leg.staffId,
    day,
    hour: zone.hour(leg.arrivedAt),
    arrivedMinute: zone.minuteOfDay(leg.arrivedAt) % 60,
    outcome: leg.outcome,
    waitMs: waitMs(leg),
    serviceMs: leg.startedAt === null ? null : serviceMs(leg, leg.endedAt ?? leg.startedAt),
  }
}

const open = new Set(['waiting', 'called', 'serving', 'parked'])

/** The legs of a day that have not ended: they stand in memory only. */
export function openLegs(queue: Queue, zone: Zone): OpenLeg[] {
  return [...queue.tickets.values()]
    .filter(({ state }) => open.has(state))
    .map((ticket) => ({
      ticketId: ticket.id,
      index: ticket.legs.length - 1,
      leg: legRecord(currentLeg(ticket), queue.day, zone),
    }))
}
