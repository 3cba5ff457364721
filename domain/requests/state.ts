import type { Channel, RequestKind } from './kinds.ts'

/**
 * `incomplete`: the applicant was asked for more; `awaiting-fee`: for the cost of copies (Law 4982); `answered`: decided,
 * the applicant is being told.
 */
export const requestStatuses = [
  'received',
  'referred',
  'incomplete',
  'awaiting-fee',
  'answered',
  'closed',
] as const
/** One of them. */
export type RequestStatus = (typeof requestStatuses)[number]

/** How it ended; `noted`: thanks, to which there is nothing to answer. */
export type RequestOutcome =
  | 'solved-at-desk'
  | 'noted'
  | 'answered'
  | 'refused'
  | 'not-examinable'
  | 'forwarded'
  | 'withdrawn'
  | 'fee-unpaid'

/** Which rule sets the date. */
export type ClockLaw = 'information' | 'petition' | 'cimer' | 'standard' | 'none'

/** What happened to the clock of an information request before it became another kind. */
export interface ClockLeft {
  isExtended: boolean
  /** Working days. */
  stoodDays: number
}

/** All dates are `YYYY-MM-DD`. */
export interface RequestClock {
  law: ClockLaw
  /** The day of receipt; it is not counted. CİMER: its own date. */
  startsOn: string
  /** Working days of the topic's standard; null under another law. */
  standardDays: number | null
  /** Handed over inside the house by then; null when there is nothing to hand over. */
  forwardBy: string | null
  /** The legal date itself, which may be a closed day; null when nobody waits for an answer. */
  dueOn: string | null
  isExtended: boolean
  /** The clock stands since then. */
  stoppedOn: string | null
  /** Pay by then, or it counts as withdrawn (4982); null unless a fee was asked for. */
  feeDueOn: string | null
  /** For the day on which it is an information request again; left out where there is nothing to keep. */
  left?: ClockLeft
}

/**
 * How a hand-over ended. `reissued`: it began anew with the same recipient (tekit); `withdrawn`:
 * the applicant asks no more, or did not pay.
 */
export type ReferralOutcome =
  'answered' | 'returned' | 'passed-on' | 'reissued' | 'forwarded' | 'withdrawn'

/** One hand-over. */
export interface Referral {
  id: string
  /** 1 for the first recipient. */
  hop: number
  /** 1, and one more with each issue to a silent recipient. */
  round: number
  directorateId: string
  dueOn: string
  /** Epoch milliseconds, as all moments here. */
  referredAt: number
  referredBy: string
  /** The recipient confirmed that they have it (zimmet); null = not yet. */
  receivedAt: number | null
  receivedBy: string | null
  reminders: number
  remindedAt: number | null
  /** Told about the silence. */
  escalation: 'supervisor' | 'manager' | null
  endedAt: number | null
  outcome: ReferralOutcome | null
}

/** The facts of a request that rules look at. No free text, nothing about the person. */
export interface RequestState {
  id: string
  /** Rises by one with each change. */
  version: number
  kind: RequestKind
  channel: Channel
  topicId: string | null
  status: RequestStatus
  outcome: RequestOutcome | null
  urgent: boolean
  assigneeId: string | null
  receivedAt: number
  clock: RequestClock
  /** The clock as it stood for a fee that nobody paid in time; null unless it was closed for that. */
  unpaidClock: RequestClock | null
  /** In the order in which they were made; at most one is open, and it is the last. */
  referrals: Referral[]
  /** The document system's registry; null = the signed paper is not there yet. */
  registry: { number: string; on: string } | null
  /** An interim answer was given that day (3071). */
  interimOn: string | null
  /** Against a refusal (4982). */
  appeal: { on: string; decision: 'granted' | 'upheld' | null } | null
  /** There is a way to reach the applicant that the house may use. */
  isReachable: boolean
  /** Somebody is known who asked; of CİMER never. */
  hasApplicant: boolean
  /** The answer reached the applicant, or the attempts are on record; null = neither. */
  told: 'told' | 'attempted' | null
  reopened: number
  /** Who above was told that it lies at the desk, or was given back to it; null once it is handed over. */
  deskEscalation: 'supervisor' | 'manager' | null
  closedAt: number | null
}

/** The hand-over that is under way; undefined when the desk has it. */
export function openReferral(request: Pick<RequestState, 'referrals'>): Referral | undefined {
  return request.referrals.find(({ endedAt }) => endedAt === null)
}
