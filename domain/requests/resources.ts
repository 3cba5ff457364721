/**
 * What travels between the server and the screens about requests. Times are ISO 8601 with offset, days `YYYY-MM-DD`.
 * The applicant travels masked; opened, only in the answer to `POST /api/requests/:id/applicant-openings`.
 */
import type { AttachmentResource } from '../attachment.ts'
import type { AnswerStep, CitizenStep, QuestionStep } from './citizen-steps.ts'
import type { CodeObstacle } from './code-way.ts'
import type { StepType } from './decision.ts'
import type { Channel, RequestKind } from './kinds.ts'
import type { ClockLaw, ReferralOutcome, RequestOutcome, RequestStatus } from './state.ts'

/** Where it is about. */
export interface RequestPlace {
  neighbourhood: string
  address: string
  point: { latitude: number; longitude: number } | null
}

/** As far as needed; every field may be empty. */
export interface Applicant {
  name: string
  /** `+905XXXXXXXXX`, or empty. */
  phone: string
  email: string
  /** T.C. kimlik numarası, or empty. */
  nationalId: string
  address: string
  /** Where a message is sent by hand: an account of WhatsApp or social media. */
  handle: string
  /** Call me instead of writing: reads with difficulty, or not at all. */
  wantsCall: boolean
  /** The language in which they are told. */
  language: string
}

/** `hidden`: that there is somebody is all that is shown. */
export interface MaskedApplicant {
  shown: 'masked' | 'hidden'
  name: string
  phone: string
  email: string
  nationalId: string
  language: string
  /** Which privacy notice they were shown; null = none on record. */
  noticeVersion: string | null
  erasedAt: string | null
}

/** One hand-over: to whom, by when, and what became of it. Days are `YYYY-MM-DD`. */
export interface ReferralResource {
  id: string
  hop: number
  round: number
  directorateId: string
  dueOn: string
  referredAt: string
  referredBy: string
  receivedAt: string | null
  receivedBy: string | null
  reminders: number
  remindedAt: string | null
  escalation: 'supervisor' | 'manager' | null
  endedAt: string | null
  outcome: ReferralOutcome | null
  /** Why, as it was written. */
  reason: string
}

/** One line of a request’s history. */
export interface StepResource {
  version: number
  at: string
  /** A colleague's name, or empty for the system and for programs. */
  by: string
  type: StepType
  data: Record<string, string | number | boolean | null>
  text: string
}

/**
 * How near its date is: `late` after it, `week` = within the next seven days; `stopped` = its clock stands, so that it
 * cannot be late; `answered` = decided, so that it cannot be late either: the applicant is being told.
 */
export type Due = 'late' | 'today' | 'week' | 'later' | 'stopped' | 'answered' | 'none'

/** What a list says of a clock: its time was extended, it stands since, the fee must be paid by. */
export interface RowClock {
  isExtended: boolean
  stoppedOn: string | null
  feeDueOn: string | null
}

/** A request in a list: all that stands in its own row. */
export interface RequestRowResource {
  id: string
  /** `2026-000123` */
  number: string
  kind: RequestKind
  channel: Channel
  externalReference: string | null
  branchId: string
  deskId: string | null
  topicId: string | null
  /** Only while the day of the ticket lasts. */
  ticketId: string | null
  text: string
  place: RequestPlace | null
  directorateId: string | null
  assigneeId: string | null
  neighbourhood: string
  status: RequestStatus
  outcome: RequestOutcome | null
  urgent: boolean
  receivedAt: string
  forwardBy: string | null
  /** The working day on which, or before which, it must be answered. */
  dueOn: string | null
  /** By when somebody must act next: the desk hands it over by `forwardBy`, then its own date counts. */
  actBy: string
  due: Due
  clock: RowClock
  /** Who above was told that the recipient is silent, or that it lies at the desk; null = nobody had to be. */
  escalation: ReferralResource['escalation']
  closedAt: string | null
  /** Masked or hidden; null = nobody, or not allowed to be known (CİMER). */
  applicant: MaskedApplicant | null
}

/** A request, whole. */
export interface RequestResource extends RequestRowResource {
  version: number
  /** Its words are gone, and whoever asked with them: nothing of it can be changed any more. */
  isErased: boolean
  clock: RowClock & { law: ClockLaw; startsOn: string }
  /** Closed for a fee that was not paid: when it was asked for, and by when it was to be paid. */
  unpaidFee: { askedOn: string; dueOn: string } | null
  registry: { number: string; on: string } | null
  /** A petition or an information request whose signed paper is not registered yet. */
  registryMissing: boolean
  interimOn: string | null
  appeal: { on: string; decision: 'granted' | 'upheld' | null } | null
  told: 'told' | 'attempted' | null
  isReachable: boolean
  referrals: ReferralResource[]
  steps: StepResource[]
  attachments: AttachmentResource[]
}

/** Whom a request can be handed to: a unit of the house, or an institution outside. */
export interface DirectorateResource {
  id: string
  kind: 'directorate' | 'institution'
  name: string
  email: string
}

/** What citizens come for: where it is offered, and who answers it. */
export interface TopicResource {
  id: string
  /** Null: offered at every desk. */
  deskId: string | null
  name: string
  kind: RequestKind | null
  directorateId: string | null
  /** What to bring, in a citizen's words. */
  documents: string
  /** Working days; null = the house's own standard. */
  standardDays: number | null
  position: number
}

/** A form that is being filled in. */
export interface DraftResource {
  id: string
  ticketId: string | null
  /** While its day lasts; never part of what is kept. */
  ticketNumber: string | null
  updatedAt: string
  /** Rises by one each time it is kept. */
  version: number
  /** The page that kept it last; null = none said. */
  page: string | null
  /** As the form keeps it. */
  content: unknown
}

/** What a request can be asked for, by `GET /api/requests/follow-up`. */
export interface FollowUpResource {
  late: number
  today: number
  week: number
  later: number
  /** Decided, and the applicant still has to hear of it. */
  answered: number
  /** With a silent recipient or left at the desk, and somebody above was told. */
  escalated: number
  /** Those of which the manager was told. */
  escalatedToManager: number
  directorates: {
    directorateId: string | null
    open: number
    late: number
    today: number
    week: number
  }[]
}

/** Where a one-time code goes; at most one of the two. */
export interface CodeHints {
  /** A telephone: `•• 45`. */
  phoneHint: string | null
  /** An e-mail: `a***@e***.com`. */
  emailHint: string | null
}

/** The citizen's own look: `POST /api/request-status`. Nothing of what was asked or answered. */
export interface RequestStatusResource extends CodeHints {
  number: string
  status: RequestStatus
  outcome: RequestOutcome | null
  receivedAt: string
  /** Null while nobody waits for an answer of ours: its clock stands, or it is decided. */
  dueOn: string | null
  /** Pay by then; null unless a fee is waited for. */
  feeDueOn: string | null
  /** `late`: there is no answer yet; `answered-late`: it came after its date, which is told by `wasDueOn`. */
  lateness: 'none' | 'late' | 'answered-late'
  wasDueOn: string | null
  /** What happened, without words. */
  steps: { at: string; type: CitizenStep }[]
  hasAnswer: boolean
  /** Something is asked of the citizen; what it is comes with the answer. */
  hasQuestion: boolean
  /** Why the one-time code can go nowhere, so that the answer cannot be shown here; null = it can. */
  codeObstacle: CodeObstacle | null
  /** Who answers; empty when nobody has said. */
  municipality: string
}

/** What is shown after the one-time code: `POST /api/request-status/answer`. */
export interface RequestAnswerResource {
  answer: {
    at: string
    type: AnswerStep
    text: string
    attachments: AnswerAttachmentResource[]
  } | null
  /** While the house waits for the citizen. */
  question: { at: string; type: QuestionStep; text: string } | null
}

/** A file that came with the answer. */
export interface AnswerAttachmentResource extends Pick<
  AttachmentResource,
  'id' | 'kind' | 'type' | 'bytes'
> {
  /** Good for `answerTicketSeconds`. */
  url: string
}

/** How long the files of an answer can be fetched after it was shown. */
export const answerTicketSeconds = 300
