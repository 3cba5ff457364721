import type { WorkCalendar } from '../calendar.ts'
import type { Role } from '../staff.ts'
import type { RequestState } from './state.ts'

/** Why a change of a request is refused; each has its words in the catalogues and its status in HTTP. */
export type RequestRefusal =
  | 'wrong_status'
  | 'already_referred'
  | 'not_referred'
  | 'not_your_request'
  | 'already_received'
  | 'same_directorate'
  | 'not_information'
  | 'not_petition'
  | 'already_extended'
  | 'too_late_to_extend'
  | 'too_late_for_interim'
  | 'no_fee_asked'
  | 'paid_before_asked'
  | 'paid_too_late'
  | 'in_the_future'
  | 'in_the_past'
  | 'not_refused'
  | 'too_late_to_appeal'
  | 'before_refusal'
  | 'already_escalated'
  | 'not_told'
  | 'text_missing'

/** What the applicant (or the recipient of a referral) is told of; each has a template per language. */
export type TellEvent =
  | 'registered'
  | 'referred'
  | 'extended'
  | 'incomplete'
  | 'fee-asked'
  | 'interim'
  | 'answered'
  | 'refused'
  | 'not-examinable'
  | 'forwarded'
  | 'withdrawn'
  | 'fee-unpaid'
  | 'reopened'

/** Events for those inside who must act: mails to colleagues, nothing a citizen is told. */
export const nudgeEvents = [
  ...(['referral-received', 'reminder', 'escalated', 'referral-withdrawn'] as const),
  ...(['silence-reported', 'left-at-desk', 'given-back'] as const),
] as const
/** What those above the desk are told of it. */
type DeskEvent = 'left-at-desk' | 'given-back'
/** What a directorate is told; `silence-reported` goes to those above it. */
type NudgeEvent = Exclude<(typeof nudgeEvents)[number], 'silence-reported' | DeskEvent>

/** Who must act, and who above them is told with the same change that they have not. */
export interface DirectorateNudge {
  event: NudgeEvent
  directorateId: string
  above?: 'supervisor' | 'manager'
}

/** The desk must act, and those above it are told; with the directorate that gave it back. */
export interface DeskNudge {
  event: DeskEvent
  directorateId: string | null
  above: 'supervisor' | 'manager'
}

/** One of the two. */
export type Nudge = DirectorateNudge | DeskNudge

/** Narrows a nudge. */
export function isOfDesk(nudge: Nudge): nudge is DeskNudge {
  return nudge.event === 'left-at-desk' || nudge.event === 'given-back'
}

/**
 * What can happen to a request, as its history and the webhooks name it. `citizenSteps` says which
 * of them its citizen is shown.
 */
export type StepType =
  | 'registered'
  | 'edited'
  | 'referred'
  | 'received'
  | 'passed-on'
  | 'returned'
  | 'asked'
  | 'supplemented'
  | 'fee-asked'
  | 'fee-paid'
  | 'fee-unpaid'
  | 'extended'
  | 'recounted'
  | 'interim'
  | 'answered'
  | 'refused'
  | 'not-examinable'
  | 'forwarded'
  | 'appealed'
  | 'appeal-decided'
  | 'withdrawn'
  | 'reopened'
  | 'reminded'
  | 'escalated'
  | 'reissued'
  | 'assigned'
  | 'registry'
  | 'visited'
  | 'told'
  | 'closed'

/** Who acts: the officer's directorate decides what is theirs. */
export interface RequestActor {
  id: string
  role: Role | 'system' | 'program'
  /** Of an officer, or of a program that answers for one. */
  directorateId: string | null
}

/** What every decision may look at: the moment, the day it falls on in the house's time zone, and the calendar. */
export interface Moment {
  /** Epoch milliseconds. */
  at: number
  /** `YYYY-MM-DD`. */
  today: string
  /** The day, `YYYY-MM-DD`, on which another moment (epoch milliseconds) falls in the same time zone. */
  dayOf: (at: number) => string
  calendar: WorkCalendar
  actor: RequestActor
}

/** Ids, dates and counts of a step. */
export type StepData = Record<string, string | number | boolean | null>

/** What changed: the next state, the row of history, and who is to be told what. */
export interface RequestChange {
  request: RequestState
  /** `data` holds ids and dates only; free text travels beside it and is sealed. */
  step: { type: StepType; data: StepData; text: string }
  /** Told to the applicant. */
  tell: TellEvent | null
  /** Told to whoever must act, or above them. */
  nudge: Nudge | null
}

/** A change that is not made; `field` says where in what was sent the reason stands. */
export interface RefusedRequest {
  refusal: RequestRefusal
  field?: string
}

/** A rule says no. Never thrown: the verbs return it. */
export function refuseRequest(refusal: RequestRefusal, field?: string): RefusedRequest {
  return field === undefined ? { refusal } : { refusal, field }
}

/** The change of a request, with its version risen by one. */
export function change(
  before: RequestState,
  patch: Partial<Omit<RequestState, 'id' | 'version'>>,
  step: Omit<RequestChange['step'], 'text'> & { text?: string },
  told: Partial<Pick<RequestChange, 'tell' | 'nudge'>> = {},
): RequestChange {
  return {
    request: { ...before, ...patch, version: before.version + 1 },
    step: { text: '', ...step },
    tell: told.tell ?? null,
    nudge: told.nudge ?? null,
  }
}

/** Narrows what a verb gave. */
export function isRefusedRequest(
  decision: RequestChange | RefusedRequest,
): decision is RefusedRequest {
  return 'refusal' in decision
}
