import type {
  CallReason,
  CancelReason,
  CompletionOutcome,
  CounterState,
  LegOutcome,
  TicketState,
} from '../resources.ts'
import type { Line } from './line.ts'

/** A moment, in epoch milliseconds. The shell knows time zones; the rules do not. */
export type Instant = number

/** The part of a visit at one desk. */
export interface Leg {
  deskId: string
  counterId: string | null
  staffId: string | null
  /** Real arrival at this desk. */
  arrivedAt: Instant
  /** The first call of this leg that led to service, or the last one made. */
  calledAt: Instant | null
  startedAt: Instant | null
  endedAt: Instant | null
  /** Service of finished stretches; the running one began at `servingSince`. */
  servedMs: number
  servingSince: Instant | null
  outcome: LegOutcome
  /** What the clerk wrote who transferred the citizen here; the text stands outside the log. */
  noteId: string | null
}

/** A place in line, with its whole history. One number from the kiosk to the end, whatever desk it goes through. */
export interface Ticket {
  id: string
  code: string
  number: string
  /** Order in the log; breaks ties between equal times. */
  seq: number
  deskId: string
  state: TicketState
  priority: boolean
  language: string
  topicId: string | null
  issuedAt: Instant
  issuedBy: string
  /** Decides the order; kept through requeue, park, reinstate and, by default, transfer. */
  lineTime: Instant
  /** Where it is called, served or parked. */
  counterId: string | null
  /** Calls since it last joined a line. */
  calls: number
  lastCalledAt: Instant | null
  announcementId: number | null
  shownAt: Instant | null
  spokenAt: Instant | null
  reason: CallReason | null
  parkedAt: Instant | null
  completionOutcome: CompletionOutcome | 'day-ended' | null
  cancelReason: CancelReason | null
  legs: Leg[]
}

/** One call for the hall. */
export interface Announcement {
  id: number
  ticketId: string
  number: string
  deskId: string
  counterId: string
  counterNumber: number
  repeat: number
  language: string
  at: Instant
}

/** A counter of this day: who sits there, for which desks, with whom in front. */
export interface CounterPlace {
  id: string
  state: CounterState
  staffId: string | null
  deskIds: string[]
  languages: string[]
  openingId: string | null
  openedAt: Instant | null
  pausedAt: Instant | null
  /** Why it is on a break, in words that stand outside the log; not kept over midnight. */
  noteId: string | null
  ticketId: string | null
  /** Legs served here today, in the order they ended. */
  served: Leg[]
}

/** What happens in a day wants an `open` one; it opens once and ends once. */
export type DayPhase = 'unopened' | 'open' | 'ended'

/** The queue of one branch on one day (`YYYY-MM-DD`, the branch's own). */
export interface Queue {
  branchId: string
  day: string
  phase: DayPhase
  /** Events so far. */
  version: number
  /** Inside a stream time never falls. */
  lastAt: Instant
  tickets: Map<string, Ticket>
  ticketIdByCode: Map<string, string>
  /** The last number of each series, by its letter. */
  lastNumbers: Map<string, number>
  lines: Map<string, Line>
  counters: Map<string, CounterPlace>
  parked: Set<string>
  noShows: Set<string>
  nextAnnouncementId: number
  /** The day's last calls, oldest first, at most `keptAnnouncements`. */
  announcements: Announcement[]
}

/** How many calls the state remembers: what a display needs after a gap. */
export const keptAnnouncements = 100

/** A day before its first event. */
export function emptyQueue(branchId: string, day: string): Queue {
  return {
    branchId,
    day,
    phase: 'unopened',
    version: 0,
    lastAt: 0,
    tickets: new Map(),
    ticketIdByCode: new Map(),
    lastNumbers: new Map(),
    lines: new Map(),
    counters: new Map(),
    parked: new Set(),
    noShows: new Set(),
    nextAnnouncementId: 1,
    announcements: [],
  }
}

/** The leg the ticket is in now (or was in last). */
export function currentLeg(ticket: Ticket): Leg {
  const leg = ticket.legs.at(-1)
  if (!leg) throw new Error(`ticket ${ticket.id} has no leg`)
  return leg
}

/** A ticket that an event names; that it is missing is a bug, not a refusal. */
export function ticketOf(queue: Queue, ticketId: string): Ticket {
  const ticket = queue.tickets.get(ticketId)
  if (!ticket) throw new Error(`no ticket ${ticketId} in ${queue.branchId} ${queue.day}`)
  return ticket
}

/** A counter's place; a closed one when nobody has opened it today. For reading: changes to it may be lost. */
export function counterOf(queue: Queue, counterId: string): CounterPlace {
  return queue.counters.get(counterId) ?? closedCounter(counterId)
}

/** A counter's place, kept in the queue, for an event to change. */
export function ownCounter(queue: Queue, counterId: string): CounterPlace {
  const counter = counterOf(queue, counterId)
  queue.counters.set(counterId, counter)
  return counter
}

function closedCounter(id: string): CounterPlace {
  return {
    id,
    state: 'closed',
    staffId: null,
    deskIds: [],
    languages: [],
    openingId: null,
    openedAt: null,
    pausedAt: null,
    noteId: null,
    ticketId: null,
    served: [],
  }
}

/** Milliseconds of service in a leg so far, without the time parked. */
export function serviceMs(leg: Leg, at: Instant): number {
  return leg.servedMs + (leg.servingSince === null ? 0 : Math.max(0, at - leg.servingSince))
}

/** Milliseconds from arrival at the desk to the start of service, or to the end when nobody served; null while waiting. */
export function waitMs(leg: Leg): number | null {
  const until = leg.startedAt ?? leg.endedAt
  return until === null ? null : until - leg.arrivedAt
}
