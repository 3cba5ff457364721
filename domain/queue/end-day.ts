import type { CounterClosed } from './close-counter.ts'
import type { Completed } from './complete.ts'
import { refuse, type CommandBase, type EventBase, type Refusal } from './decision.ts'
import type { Expired } from './expire.ts'
import type { CarriedCounter } from './open-day.ts'
import type { QueueSettings } from './settings.ts'
import type { CounterPlace, Queue, Ticket } from './state.ts'

/**
 * Midnight of the branch: who waits or was called expires, who is served or parked is completed as `day-ended`, counters
 * that serve the hall close. Ending an ended day does nothing. Refusals: `forbidden`.
 */
export interface EndDay extends CommandBase {
  verb: 'end-day'
}

/** The last event of a day; nothing follows it. */
export interface DayEnded extends EventBase {
  type: 'day-ended'
}

/** What midnight is made of: the ends of tickets, then of counters, then of the day itself. */
export type DayEndEvent = Expired | Completed | CounterClosed | DayEnded

function ending(ticket: Ticket, at: number): Expired | Completed | null {
  switch (ticket.state) {
    case 'waiting':
    case 'called':
      return { type: 'expired', at, ticketId: ticket.id }
    case 'serving':
    case 'parked':
      return { type: 'completed', at, ticketId: ticket.id, outcome: 'day-ended' }
    default:
      return null
  }
}

/** Only a counter that has desks, none of which gives tickets (telephone), works around the clock. */
function servesTheHall({ deskIds }: CounterPlace, settings: QueueSettings): boolean {
  return (
    deskIds.length === 0 || deskIds.some((deskId) => settings.desks.get(deskId)?.letter !== null)
  )
}

/**
 * Tickets in the order in which they were issued, counters, the day; no event for a day that never
 * began. Refused as its command says.
 */
export function decideEndDay(
  queue: Queue,
  settings: QueueSettings,
  command: EndDay,
): DayEndEvent[] | Refusal {
  const { at, actor } = command
  if (actor.kind !== 'system') return refuse('forbidden')
  if (queue.phase !== 'open') return []
  const tickets = [...queue.tickets.values()].flatMap((ticket) => ending(ticket, at) ?? [])
  const counters = [...queue.counters.values()]
    .filter((counter) => counter.state !== 'closed' && servesTheHall(counter, settings))
    .map(({ id }) => ({ type: 'counter-closed' as const, at, counterId: id }))
  return [...tickets, ...counters, { type: 'day-ended', at }]
}

/** The phase alone: tickets and counters have ended with events of their own. */
export function evolveDayEnded(queue: Queue): void {
  queue.phase = 'ended'
}

/** The counters that go on into the next day. */
export function carriedCounters(queue: Queue): CarriedCounter[] {
  return [...queue.counters.values()]
    .filter((counter) => counter.state !== 'closed' && counter.ticketId === null)
    .map(({ id, staffId, deskIds, languages, openingId, openedAt, pausedAt }) => ({
      id,
      staffId,
      deskIds,
      languages,
      openingId,
      openedAt: openedAt ?? 0,
      pausedAt,
    }))
}
