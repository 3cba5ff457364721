/**
 * What travels between the server and the screens: the shapes of the HTTP contract and of the live views.
 * Times are ISO 8601 with offset, durations end in their unit. Nothing in here is personal data of a citizen.
 */

export type TicketState =
  'waiting' | 'called' | 'serving' | 'parked' | 'completed' | 'no-show' | 'cancelled' | 'expired'

export type LegOutcome =
  'open' | 'completed' | 'transferred' | 'no-show' | 'cancelled' | 'expired' | 'day-ended'

/** What a finished visit ended with; `day-ended` is set by the day's end, never by a clerk. */
export type CompletionOutcome = 'informed' | 'solved' | 'request-taken' | 'sent-on' | 'gave-up'

export const completionOutcomes = [
  'informed',
  'solved',
  'request-taken',
  'sent-on',
  'gave-up',
] as const satisfies readonly CompletionOutcome[]

/** Where a ticket that comes back to a line is put. `keep` leaves its time of arrival alone. */
export type Place = 'keep' | 'first' | 'last'

export type CancelReason = 'left' | 'mistake'

/** Expected wait as an interval; `minMinutes: 0` reads as “less than maxMinutes”. */
export interface EstimateResource {
  minMinutes: number
  maxMinutes: number
}

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

/** An announcement as it hangs on the wall: without the ticket's id. */
export type BoardCall = Omit<AnnouncementResource, 'ticketId'>

export interface BoardDesk {
  id: string
  name: string
  letter: string
  /** The line of plain words under the name. */
  description: string
  /** 1–8: which `--masa-n` colour the desk keeps everywhere. */
  colour: number
  /** A lucide icon's name, e.g. `shield-check`. */
  icon: string
  waiting: number
  estimate: EstimateResource | null
  /** Tickets may be taken now. */
  open: boolean
  /** When it opens next (ISO, with offset), null while open or when no opening is known. */
  opensAt: string | null
}

/** Whose hall a view shows. */
export interface ViewBranch {
  id: string
  name: string
  timeZone: string
  /** The hall's own language. */
  language: string
}

/** What hangs on the wall; `GET /api/branches/:id/board` and the live view `board`. */
export interface BoardView {
  view: 'board'
  version: number
  at: string
  branch: ViewBranch
  /** Only desks that give tickets, in the order the manager set. */
  desks: BoardDesk[]
  /** Newest first, at most 20, of today. */
  calls: BoardCall[]
}

export interface WaitingRow {
  ticketId: string
  number: string
  deskId: string
  priority: boolean
  language: string
  /** Arrival at this desk. */
  arrivedAt: string
}

export interface CurrentTicket {
  ticketId: string
  number: string
  deskId: string
  state: 'called' | 'serving'
  priority: boolean
  language: string
  topicId: string | null
  arrivedAt: string
  /** The last call. */
  calledAt: string
  calls: number
  startedAt: string | null
  /** Seconds already served before this stretch (kept through parking). */
  servedSeconds: number
  waitSeconds: number
  announcementId: number
  /** What a display confirmed of the last call. */
  announced: 'unconfirmed' | 'shown' | 'spoken'
  /** From when on `no-show` is allowed; null while more calls are needed or the hall has not confirmed yet. */
  noShowAllowedAt: string | null
  /** How many calls are still needed before a no-show. */
  noShowCallsMissing: number
  reason: CallReason
}

export interface ParkedRow {
  ticketId: string
  number: string
  deskId: string
  counterId: string
  parkedAt: string
}

export interface NoShowRow {
  ticketId: string
  number: string
  deskId: string
  at: string
}

export type CounterState = 'closed' | 'open' | 'paused'

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

/** A clerk's whole screen; live view `counter&counter=ID`. */
export interface CounterView {
  view: 'counter'
  version: number
  at: string
  branch: ViewBranch
  counter: CounterResource
  desks: BoardDesk[]
  current: CurrentTicket | null
  /** In the order in which they will be called, at most 50. Those the counter only helps out come when they count. */
  waiting: WaitingRow[]
  waitingTotal: number
  longestWaitingSince: string | null
  parked: ParkedRow[]
  /** The latest no-shows of the counter's desks, newest first, at most 20. */
  noShows: NoShowRow[]
  /** A display listens: the hall will be told. */
  displayOnline: boolean
  today: { served: number; medianWaitSeconds: number | null; medianServiceSeconds: number | null }
}

export interface HallDesk extends BoardDesk {
  longestWaitingSince: string | null
  targetMinutes: number
  /** Waiting longer than the desk's target. */
  late: number
}

export interface HallCounter extends CounterResource {
  current: { number: string; deskId: string; state: 'called' | 'serving'; since: string } | null
  servedToday: number
}

export interface HallDevice {
  id: string
  kind: string
  name: string
  paired: boolean
  online: boolean
}

/** The manager's live page; live view `hall`. */
export interface HallView {
  view: 'hall'
  version: number
  at: string
  branch: ViewBranch
  desks: HallDesk[]
  counters: HallCounter[]
  devices: HallDevice[]
  waitingTotal: number
  parkedTotal: number
}

/** The citizen's own ticket; live view `ticket&code=…` and `GET /api/follow/:code`. */
export interface FollowView {
  view: 'ticket'
  version: number
  at: string
  ticket: {
    number: string
    deskId: string
    deskName: string
    letter: string
    state: TicketState
    ahead: number
    estimate: EstimateResource | null
    issuedAt: string
    counterNumber: number | null
    /** Why somebody else, or this one, went first at the last call. */
    reason: CallReason | null
  }
}

export type LiveView = BoardView | CounterView | HallView | FollowView

export interface Spread {
  mean: number
  p50: number
  p90: number
  max: number
}

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

export type StatisticsKey = 'desk' | 'counter' | 'staff' | 'hour' | 'weekday' | 'day' | 'month'

export interface RefusalResource {
  refusal: string
  message: string
  /** The field that a malformed body or an unknown id stands in. */
  field?: string
}
