/**
 * What travels between the server and the screens: the shapes of the HTTP contract. Views stand in `views.ts`.
 * Times are ISO 8601 with offset, durations end in their unit. Nothing in here is personal data of a citizen.
 */

/** Where a number stands in its visit. */
export type TicketState =
  'waiting' | 'called' | 'serving' | 'parked' | 'completed' | 'no-show' | 'cancelled' | 'expired'

/** How a leg, the visit’s time at one desk, came to its end; `open`: it has not. */
export type LegOutcome =
  'open' | 'completed' | 'transferred' | 'no-show' | 'cancelled' | 'expired' | 'day-ended'

/** What a finished visit ended with; `day-ended` is set by the day's end, never by a clerk. */
export type CompletionOutcome = 'informed' | 'solved' | 'request-taken' | 'sent-on' | 'gave-up'

/** What a clerk can say of it, in the order in which they are offered. */
export const completionOutcomes = [
  'informed',
  'solved',
  'request-taken',
  'sent-on',
  'gave-up',
] as const satisfies readonly CompletionOutcome[]

/** Where a ticket that comes back to a line is put. `keep` leaves its time of arrival alone. */
export type Place = 'keep' | 'first' | 'last'

/** Why a number was taken out of the line: the citizen left, or it was given by mistake. */
export type CancelReason = 'left' | 'mistake'

/** Expected wait as an interval; `minMinutes: 0` reads as “less than maxMinutes”. */
export interface EstimateResource {
  minMinutes: number
  maxMinutes: number
}

/** A ticket’s time at one desk. */
export interface LegResource {
  deskId: string
  counterId: string | null
  arrivedAt: string
  calledAt: string | null
  startedAt: string | null
  endedAt: string | null
  /** From arrival at the desk to the start of service (or to the end, when nobody served); null while still waiting. */
  waitSeconds: number | null
  /** Time really served at this desk, without the time parked; null when service never began. */
  serviceSeconds: number | null
  outcome: LegOutcome
}

/** A citizen’s number and how it stands. */
export interface TicketResource {
  id: string
  /** Unguessable; opens the citizen's own page. Gone with the day. */
  code: string
  number: string
  deskId: string
  state: TicketState
  priority: boolean
  language: string
  topicId: string | null
  issuedAt: string
  /** Who would be called before this ticket at its desk; 0 when it no longer waits. */
  ahead: number
  estimate: EstimateResource | null
  /** The counter that has called, serves or parked it. */
  counterId: string | null
  /** How often it was called since it last joined the line. */
  calls: number
  completionOutcome: CompletionOutcome | 'day-ended' | null
  legs: LegResource[]
}

/** One call for the hall. `id` rises by one with every call of the branch, so a display can tell what it missed. */
export interface AnnouncementResource {
  id: number
  ticketId: string
  number: string
  deskId: string
  counterId: string
  counterNumber: number
  /** 1 for the first call, 2 and more for recalls. */
  repeat: number
  language: string
  at: string
}

/** Why this ticket was chosen. `overtook` holds the numbers of those who came earlier and still wait. */
export interface CallReason {
  rule: 'earliest' | 'chosen' | 'helped-out'
  overtook: string[]
}

/** Whether a counter serves: `paused` keeps its clerk and calls nobody. */
export type CounterState = 'closed' | 'open' | 'paused'

/** A place where a clerk sits, with whom it serves and who is there now. */
export interface CounterResource {
  id: string
  branchId: string
  number: number
  name: string
  state: CounterState
  /** Configured desks, while closed; the desks it was opened with, while open. */
  deskIds: string[]
  helps: { deskId: string; helpAfterMinutes: number }[]
  staffId: string | null
  staffName: string | null
  /** Changes with each opening and taking over: a page that holds an older one has been taken over. */
  openingId: string | null
  openedAt: string | null
  pausedAt: string | null
  ticketId: string | null
}

/** How values are spread, in the unit of what they are of; `p50` is the median. */
export interface Spread {
  mean: number
  p50: number
  p90: number
  max: number
}

/** The figures of one desk, counter, person, hour or day; `key` says which. */
export interface StatisticsRow {
  key: string
  issued: number
  served: number
  noShow: number
  abandoned: number
  /** Share of the served who waited no longer than their desk's target; null when nobody was served. */
  withinTarget: number | null
  waitSeconds: Spread | null
  serviceSeconds: Spread | null
}

/** What figures are told apart by. */
export type StatisticsKey = 'desk' | 'counter' | 'staff' | 'hour' | 'weekday' | 'day' | 'month'

/** Why something was not done: its code, and the same in words of the language that was asked for. */
export interface RefusalResource {
  refusal: string
  message: string
  /** The field that a malformed body or an unknown id stands in. */
  field?: string
}
