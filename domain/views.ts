/** The live views: each message of the feed is one of these, whole. Nothing in here is personal data of a citizen. */
import type {
  AnnouncementResource,
  CallReason,
  CounterResource,
  EstimateResource,
  TicketState,
} from './resources.ts'

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
