import * as v from 'valibot'
import type { BulletinWish } from '../../../domain/bulletin.ts'
import { answerSteps, citizenSteps, questionSteps } from '../../../domain/requests/citizen-steps.ts'
import {
  deliveryChannels,
  deliveryStates,
  type DeliveryAttemptResource,
  type DeliveryOpeningResource,
  type DeliveryResource,
} from '../../../domain/requests/delivery.ts'
import { accessActions, type AccessLogEntry } from '../../../domain/requests/privacy-resources.ts'
import type {
  CodeHints,
  FollowUpResource,
  RequestAnswerResource,
  RequestStatusResource,
} from '../../../domain/requests/resources.ts'
import { requestStatuses } from '../../../domain/requests/state.ts'
import { day, exactly, itemsOf, moment, whole } from './exact.ts'
import {
  Attachment,
  Draft,
  due,
  ImportResult,
  ListedRequest,
  OpenApplicant,
  Request,
  requestOutcome,
  rowEntries,
} from './request-resources.ts'

const requestAnswer = v.object({ request: Request })
/** Changes of a request, each answered with the request as it is afterwards. */
const changes = [
  ...['referrals', 'forwarding', 'receipt', 'passing-on', 'return', 'reminders', 'escalation'],
  ...['reissue', 'answer', 'refusal', 'non-examination', 'question', 'supplement', 'fee'],
  ...['fee-payment', 'extension', 'interim-answer', 'registry', 'visits', 'withdrawal'],
  ...['reopening', 'closing', 'assignment', 'appeal', 'appeal-decision'],
]
const page = { next: v.nullable(v.string()) }
const found = itemsOf(ListedRequest, { total: whole, ...page, warming: v.boolean() })

/** A request as a directorate's list shows it, with the hand-over itself. */
const referred = v.object({
  ...rowEntries,
  referral: v.object({
    id: v.string(),
    dueOn: day,
    due,
    round: whole,
    isReceived: v.boolean(),
    escalation: rowEntries.escalation,
  }),
})

const followUp = exactly<FollowUpResource & { day: string }>()(
  v.object({
    ...{ late: whole, today: whole, week: whole, later: whole, answered: whole },
    ...{ escalated: whole, escalatedToManager: whole, day },
    directorates: v.array(
      v.object({
        directorateId: v.nullable(v.string()),
        ...{ open: whole, late: whole, today: whole, week: whole },
      }),
    ),
  }),
)

const codeHints = v.object({
  phoneHint: v.nullable(v.string()),
  emailHint: v.nullable(v.string()),
})
const requestStatus = exactly<RequestStatusResource>()(
  v.object({
    number: v.string(),
    status: v.picklist(requestStatuses),
    outcome: v.nullable(requestOutcome),
    receivedAt: moment,
    dueOn: v.nullable(day),
    feeDueOn: v.nullable(day),
    lateness: v.picklist(['none', 'late', 'answered-late']),
    wasDueOn: v.nullable(day),
    steps: v.array(v.object({ at: moment, type: v.picklist(citizenSteps) })),
    hasAnswer: v.boolean(),
    hasQuestion: v.boolean(),
    ...codeHints.entries,
    codeObstacle: v.nullable(v.picklist(['no_phone', 'no_gateway'])),
    municipality: v.string(),
  }),
)

const { id, kind, type, bytes, url } = Attachment.entries
const citizenAnswer = exactly<RequestAnswerResource>()(
  v.object({
    answer: v.nullable(
      v.object({
        ...{ at: moment, type: v.picklist(answerSteps), text: v.string() },
        attachments: v.array(v.object({ id, kind, type, bytes, url })),
      }),
    ),
    question: v.nullable(
      v.object({ at: moment, type: v.picklist(questionSteps), text: v.string() }),
    ),
  }),
)

const message = exactly<DeliveryResource>()(
  v.object({
    id: v.string(),
    requestId: v.nullable(v.string()),
    requestNumber: v.nullable(v.string()),
    event: v.string(),
    channel: v.picklist(deliveryChannels),
    language: v.string(),
    recipient: v.nullable(v.string()),
    createdAt: moment,
    attempts: whole,
    nextAt: v.nullable(moment),
    state: v.picklist(deliveryStates),
    sentAt: v.nullable(moment),
    problem: v.nullable(v.string()),
  }),
)
const messageAnswer = v.object({ message })
const attempt = exactly<DeliveryAttemptResource>()(
  v.object({
    attempt: whole,
    startedAt: moment,
    endedAt: v.nullable(moment),
    outcome: v.nullable(v.picklist(['sent', 'failed', 'unknown', 'reached', 'not-reached'])),
    problem: v.nullable(v.string()),
    by: v.nullable(v.string()),
  }),
)
const opening = exactly<DeliveryOpeningResource>()(
  v.object({
    ...{ recipient: v.string(), subject: v.string(), text: v.string() },
    words: v.nullable(v.string()),
  }),
)
const wish = exactly<BulletinWish>()(v.object({ wantsBulletins: v.nullable(v.boolean()) }))

const look = exactly<AccessLogEntry>()(
  v.object({
    id: whole,
    at: moment,
    staffName: v.string(),
    action: v.picklist(accessActions),
    requestId: v.nullable(v.string()),
    requestNumber: v.nullable(v.string()),
    reason: v.string(),
  }),
)

/** What the routes about requests answer when they do what was asked. */
export const requestAnswers: Record<string, v.GenericSchema> = {
  'POST /requests': requestAnswer,
  'GET /requests/{id}': requestAnswer,
  'PATCH /requests/{id}': requestAnswer,
  'PATCH /requests/{id}/applicant': requestAnswer,
  ...Object.fromEntries(changes.map((change) => [`POST /requests/{id}/${change}`, requestAnswer])),
  'GET /requests': found,
  'POST /request-searches': found,
  'GET /requests/mine': itemsOf(ListedRequest),
  'GET /requests/open': itemsOf(ListedRequest, page),
  'GET /referrals': itemsOf(referred, page),
  'GET /requests/follow-up': followUp,
  'POST /requests/{id}/applicant-openings': v.object({ applicant: v.nullable(OpenApplicant) }),
  'GET /requests/{id}/bulletin-wish': wish,
  'PUT /requests/{id}/bulletin-wish': wish,
  'POST /bulletin-links': wish,
  'POST /bulletin-links/wishes': wish,
  'POST /request-status': requestStatus,
  'POST /request-status/one-time-codes': exactly<CodeHints>()(codeHints),
  'POST /request-status/answer': citizenAnswer,
  'POST /attachments': v.object({ attachment: Attachment }),
  'GET /drafts': itemsOf(Draft),
  'PUT /drafts/{id}': v.object({ draft: Draft }),
  'GET /drafts/{id}/request': requestAnswer,
  'POST /imports': ImportResult,
  'GET /outbox': itemsOf(message, page),
  'GET /outbox/work': itemsOf(message),
  'GET /outbox/{id}': v.object({ message, attempts: v.array(attempt) }),
  'POST /outbox/{id}/attempts': messageAnswer,
  'POST /outbox/{id}/openings': opening,
  'POST /outbox/{id}/retry': messageAnswer,
  'GET /access-log': itemsOf(look, { next: v.nullable(whole) }),
}
