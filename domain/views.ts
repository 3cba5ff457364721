/** The live views: each message of the feed is one of these, whole. Nothing in here is personal data of a citizen. */
import type { CallForm } from './announcement.ts'
import type { PrintOutcome, PrintProblem } from './slip.ts'
import type {
  AnnouncementResource,
  CallReason,
  CounterResource,
  EstimateResource,
  TicketState,
} from './resources.ts'

/** An announcement as it hangs on the wall: without the ticket's id. */
export interface BoardCall extends Omit<AnnouncementResource, 'ticketId'> {
  /** The citizen is still awaited at that counter: the call is worth speaking. */
  awaited: boolean
}

/** A desk as the wall, the kiosk and the counters show it. */
export interface BoardDesk {
  id: string
  name: string
  /** As a voice says it. */
  spokenName: string
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
  /** Empty until a manager writes it. */
  municipality: string
  /** How often a call is spoken, and how. */
  callTimes: number
  callForm: CallForm
}

/** A kiosk where somebody waits for staff, or waited until just now. */
export interface HelpRow {
  id: string
  deviceId: string
  deviceName: string
  at: string
  /** Null while it rings. */
  answeredAt: string | null
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
  /** Kiosks that ring, and those answered in the last minute. */
  help: HelpRow[]
  /** What every slip says besides its ticket, for those who hear it instead; empty until a manager writes it. */
  slip: { waitingPlace: string; text: string }
}

/** Somebody who waits. */
export interface WaitingRow {
  ticketId: string
  number: string
  deskId: string
  priority: boolean
  language: string
  /** Arrival at this desk. */
  arrivedAt: string
}

/** Who is in front of the clerk: called, or being served. */
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
  /** Asked to be walked to the counter. */
  escort: boolean
  announcementId: number
  /** What a display confirmed of the last call. */
  announced: 'unconfirmed' | 'shown' | 'spoken'
  /** From when on `no-show` is allowed; null while more calls are needed or the hall has not confirmed yet. */
  noShowAllowedAt: string | null
  /** How many calls are still needed before a no-show. */
  noShowCallsMissing: number
  reason: CallReason
  /** What colleagues wrote when they transferred this citizen, oldest first. */
  notes: TransferNote[]
}

/** A note for whoever serves the citizen next; gone with the day. */
export interface TransferNote {
  /** The desk it came from. */
  deskId: string
  text: string
}

/** Somebody whose visit rests until it is resumed. */
export interface ParkedRow {
  ticketId: string
  number: string
  deskId: string
  counterId: string
  parkedAt: string
}

/** Somebody who was called and did not come. */
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
  /** Kiosks that ring here: at the help desk's counters, and wherever a supervisor sits. */
  help: HelpRow[]
  today: { served: number; medianWaitSeconds: number | null; medianServiceSeconds: number | null }
}

/** A desk as a manager sees it. */
export interface HallDesk extends BoardDesk {
  longestWaitingSince: string | null
  targetMinutes: number
  /** Waiting longer than the desk's target. */
  late: number
}

/** A counter as a manager sees it. */
export interface HallCounter extends CounterResource {
  current: { number: string; deskId: string; state: 'called' | 'serving'; since: string } | null
  /** Why it is on a break: `rest`, `meal`, `meeting`, `back-office`, or another program's own words. */
  pauseReason: string | null
  servedToday: number
}

/** A machine of the hall, and whether it is heard of. */
export interface HallDevice {
  id: string
  kind: string
  name: string
  paired: boolean
  online: boolean
  /** A kiosk's printer. */
  printerId: string | null
  /** A printer's own state; null for other devices and until it was used or looked at. */
  printer: { problem: PrintProblem | null; lastOutcome: PrintOutcome | null; at: string } | null
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
  /** Kiosks that ring. */
  help: HelpRow[]
  /** When the last daily backup of the house failed; null while it goes well, or none is wanted. */
  backupFailedAt: string | null
}

/** The citizen's own ticket; live view `ticket&code=…` and `GET /api/follow/:code`. */
export interface FollowView {
  view: 'ticket'
  version: number
  at: string
  branch: ViewBranch
  ticket: {
    number: string
    deskId: string
    deskName: string
    letter: string
    colour: number
    state: TicketState
    ahead: number
    estimate: EstimateResource | null
    issuedAt: string
    counterNumber: number | null
    /** Of the last call; rises with each, so that a page can tell a new one. */
    announcementId: number | null
    calledAt: string | null
    /** Why this one was called when it was. */
    reason: CallReason | null
    /** Who came later and was called first, newest first, at most 3: without number, as the why may tell of health. */
    overtakenBy: { at: string; why: 'priority' | 'chosen' | 'helped-out' | 'other' }[]
  }
}

/** One message of the feed; `view` tells them apart. */
export type LiveView = BoardView | CounterView | HallView | FollowView
