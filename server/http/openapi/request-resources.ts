/** Requests as the document shows them, tied to their interfaces. */
import * as v from 'valibot'
import {
  attachmentKinds,
  attachmentTypes,
  type AttachmentResource,
} from '../../../domain/attachment.ts'
import type { ImportResource } from '../../../domain/program.ts'
import { importFields } from '../../../domain/program.ts'
import { channels, requestKinds } from '../../../domain/requests/kinds.ts'
import type {
  Applicant,
  DraftResource,
  MaskedApplicant,
  RequestResource,
  RequestRowResource,
} from '../../../domain/requests/resources.ts'
import { requestStatuses } from '../../../domain/requests/state.ts'
import { day, exactly, moment, whole } from './exact.ts'
import { escalation, referral, step } from './request-history.ts'

export const requestOutcome = v.picklist([
  ...(['solved-at-desk', 'noted', 'answered', 'refused', 'not-examinable'] as const),
  ...(['forwarded', 'withdrawn', 'fee-unpaid'] as const),
])

export const Attachment = exactly<AttachmentResource>()(
  v.object({
    id: v.string(),
    kind: v.picklist(attachmentKinds),
    type: v.picklist(attachmentTypes),
    bytes: whole,
    width: v.nullable(whole),
    height: v.nullable(whole),
    at: moment,
    url: v.string(),
  }),
)

/** Who asked, opened. */
export const OpenApplicant = exactly<Applicant>()(
  v.object({
    name: v.string(),
    phone: v.string(),
    email: v.string(),
    nationalId: v.string(),
    address: v.string(),
    handle: v.string(),
    wantsCall: v.boolean(),
    language: v.string(),
  }),
)

const maskedApplicant = exactly<MaskedApplicant>()(
  v.object({
    shown: v.picklist(['masked', 'hidden']),
    name: v.string(),
    phone: v.string(),
    email: v.string(),
    nationalId: v.string(),
    language: v.string(),
    noticeVersion: v.nullable(v.string()),
    erasedAt: v.nullable(moment),
  }),
)

const rowClock = {
  isExtended: v.boolean(),
  stoppedOn: v.nullable(day),
  feeDueOn: v.nullable(day),
}

export const due = v.picklist([
  ...(['late', 'today', 'week', 'later'] as const),
  ...(['stopped', 'answered', 'none'] as const),
])

export const rowEntries = {
  id: v.string(),
  number: v.string(),
  kind: v.picklist(requestKinds),
  channel: v.picklist(channels),
  externalReference: v.nullable(v.string()),
  branchId: v.string(),
  deskId: v.nullable(v.string()),
  topicId: v.nullable(v.string()),
  ticketId: v.nullable(v.string()),
  text: v.string(),
  place: v.nullable(
    v.object({
      neighbourhood: v.string(),
      address: v.string(),
      point: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
    }),
  ),
  directorateId: v.nullable(v.string()),
  assigneeId: v.nullable(v.string()),
  neighbourhood: v.string(),
  status: v.picklist(requestStatuses),
  outcome: v.nullable(requestOutcome),
  urgent: v.boolean(),
  receivedAt: moment,
  forwardBy: v.nullable(day),
  dueOn: v.nullable(day),
  actBy: day,
  due,
  clock: v.object(rowClock),
  escalation,
  closedAt: v.nullable(moment),
  applicant: v.nullable(maskedApplicant),
}

/** A request in a list. */
export const ListedRequest = exactly<RequestRowResource>()(v.object(rowEntries))

export const Request = exactly<RequestResource>()(
  v.object({
    ...rowEntries,
    version: whole,
    isErased: v.boolean(),
    clock: v.object({
      ...rowClock,
      law: v.picklist(['information', 'petition', 'cimer', 'standard', 'none']),
      startsOn: day,
    }),
    unpaidFee: v.nullable(v.object({ askedOn: day, dueOn: day })),
    registry: v.nullable(v.object({ number: v.string(), on: day })),
    registryMissing: v.boolean(),
    interimOn: v.nullable(day),
    appeal: v.nullable(
      v.object({ on: day, decision: v.nullable(v.picklist(['granted', 'upheld'])) }),
    ),
    told: v.nullable(v.picklist(['told', 'attempted'])),
    isReachable: v.boolean(),
    referrals: v.array(referral),
    steps: v.array(step),
    attachments: v.array(Attachment),
  }),
)

export const Draft = exactly<DraftResource>()(
  v.object({
    id: v.string(),
    ticketId: v.nullable(v.string()),
    ticketNumber: v.nullable(v.string()),
    updatedAt: moment,
    version: whole,
    page: v.nullable(v.string()),
    content: v.unknown(),
  }),
)

/** What became of a list, line by line. */
export const ImportResult = exactly<ImportResource>()(
  v.object({
    rows: v.array(
      v.object({
        line: whole,
        number: v.optional(v.string()),
        outcome: v.picklist(['new', 'known', 'refused']),
        refusal: v.optional(v.string()),
        field: v.optional(v.picklist(importFields)),
      }),
    ),
    created: whole,
    known: whole,
    refused: whole,
  }),
)
