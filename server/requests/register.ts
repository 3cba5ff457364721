import {
  isRefusedRequest,
  type Moment,
  type RefusedRequest,
  type RequestActor,
  type RequestChange,
} from '../../domain/requests/decision.ts'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import { refer } from '../../domain/requests/refer.ts'
import { registerRequest } from '../../domain/requests/register.ts'
import type { Applicant, RequestPlace } from '../../domain/requests/resources.ts'
import { newId, newPairingCode } from '../ids.ts'
import { keptMs } from '../queue/idempotency.ts'
import { takeAttachments, type Taking } from '../storage/attachment-table.ts'
import { insertApplicant } from '../storage/applicant-table.ts'
import { rememberCreation } from '../storage/creation-table.ts'
import { finishDraft } from '../storage/draft-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import {
  insertRequest,
  readLastSerial,
  updateRequest,
  type RequestRow,
} from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import { applicantRow, isReachable } from './applicants.ts'
import { sealContent } from './content.ts'
import { deskKept, topicKept } from './health-links.ts'
import { momentOf } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { refuseNew, refuseOnce, takenBefore, type RegisterRefusal } from './register-refusals.ts'
import { eraseOnOf } from './retention.ts'
import { rowAfter } from './state-row.ts'
import { statementsBeside } from './store-change.ts'
import type { Turns } from '../turns.ts'

/** What a clerk, another system or a list of another system says. */
export interface NewRequest {
  branchId: string
  deskId: string | null
  ticketId: string | null
  kind: RequestKind
  channel: Channel
  externalReference: string | null
  topicId: string | null
  text: string
  place: RequestPlace
  /** Epoch milliseconds; null = now. */
  receivedAt: number | null
  urgent: boolean
  registry: { number: string; on: string } | null
  applicant: Applicant | null
  /** The privacy notice that was shown; null = none on record. */
  noticeVersion: string | null
  solvedAtDesk: boolean
  /** Refer it in the same moment. */
  referTo: { directorateId: string; reason: string } | null
  attachmentIds: readonly string[]
  draftId: string | null
  /** A line of a list: the same reference of the same day is not taken again. */
  isListed?: boolean
}

/**
 * Take a request: number, person, history, messages and the first hand-over in one transaction. Requests are taken one
 * after the other, so their numbers have no gap. Refusals: `no_applicant_allowed`, `reference_missing`, `day_missing` and
 * `answer_in_cimer` (CİMER), `reference_taken`, `draft_finished`, `unknown_attachment`, `too_many_attachments`,
 * `key_reused`, those of the rules. Throws `StorageError`.
 */
export function registerNew(
  parts: RequestParts,
  turns: Turns,
  input: NewRequest,
  actor: RequestActor,
  key: CommandKey | null,
): Promise<RequestRow | RegisterRefusal> {
  return turns.take(async () => {
    const before = key && takenBefore(parts, key)
    if (before) return before
    const refused = refuseNew(parts, input) ?? refuseOnce(parts, input, actor)
    if (refused) return refused
    const prepared = prepare(parts, input, actor)
    if ('refusal' in prepared) return prepared
    const { row, statements } = prepared
    const since = Date.now() - keptMs
    const remembered = key ? rememberCreation(key, row.id, Date.now(), since) : []
    await parts.tables.edit(...statements, ...remembered)
    parts.requestChanged([row.id])
    return row
  })
}

/** The request with all that is written beside it; a hand-over in the same moment is the second version. */
function prepare(
  parts: RequestParts,
  input: NewRequest,
  actor: RequestActor,
): { row: RequestRow; statements: Statement[] } | RefusedRequest {
  const moment = momentOf(parts, input.branchId, actor)
  const id = newId()
  const registered = registerRequest(rulesInput(parts, input, id, moment), moment)
  if (isRefusedRequest(registered)) return registered
  const person = personOf(parts, input, moment)
  const content = { text: input.text, address: input.place.address, point: input.place.point }
  const statusCode = newPairingCode()
  const sealed = sealContent(parts.keyring, id, { ...content, statusCode })
  const first = emptyRow(parts, input, { id, actor, moment, sealed, applicantId: person?.id })
  const taken = { ...first, ...rowAfter(first, registered.request, moment.calendar) }
  const told = { at: moment.at, actorId: actor.id, applicant: input.applicant, statusCode }
  const statements = [
    ...(person ? [insertApplicant(withErasure(parts, person, registered, moment))] : []),
    insertRequest(taken),
    ...statementsBeside(parts, { change: registered, before: null, row: taken, ...told }),
    ...takeAttachments(input.attachmentIds, takingOf(registered, actor)),
    ...draftEnd(input, id, actor),
  ]
  if (!input.referTo || input.solvedAtDesk) return { row: taken, statements }
  const referred = refer(registered.request, { referralId: newId(), ...input.referTo }, moment)
  if (isRefusedRequest(referred)) return referred
  const row = rowAfter(taken, referred.request, moment.calendar)
  // One message is enough: that it was received says the first one.
  const quiet = { ...referred, tell: null }
  const beside = statementsBeside(parts, {
    change: quiet,
    before: registered.request,
    row,
    ...told,
  })
  return { row, statements: [...statements, updateRequest(row), ...beside] }
}

function takingOf({ request }: RequestChange, actor: RequestActor): Taking {
  const { id: requestId, version } = request
  return { requestId, version, uploadedBy: actor.id, referralId: null }
}

function draftEnd({ draftId }: NewRequest, requestId: string, actor: RequestActor): Statement[] {
  if (draftId === null) return []
  const now = Date.now()
  return finishDraft({ id: draftId, staffId: actor.id }, requestId, now, now - keptMs)
}

function rulesInput(parts: RequestParts, input: NewRequest, id: string, moment: Moment) {
  const { kind, channel, topicId, urgent, registry, solvedAtDesk } = input
  const zone = parts.directory.site(input.branchId)?.branch.zone
  const startsOn = input.receivedAt === null ? moment.today : zone?.day(input.receivedAt)
  const topic = topicId === null ? undefined : parts.catalogue.topic(topicId)
  return {
    ...{ id, kind, channel, urgent, registry, solvedAtDesk },
    topicId: topicKept(parts, topicId),
    standardDays: topic?.standardDays ?? null,
    defaultStandardDays: parts.requestSettings.current.defaultStandardDays,
    receivedOn: startsOn ?? moment.today,
    isReachable: isReachable(input.applicant),
    hasApplicant: input.applicant !== null,
    isHandedOver: input.referTo !== null,
  }
}

function personOf(parts: RequestParts, input: NewRequest, { at }: Moment) {
  if (!input.applicant) return null
  const notice = input.noticeVersion === null ? null : { version: input.noticeVersion, at }
  return applicantRow(parts.keyring, newId(), input.applicant, notice, at)
}

function withErasure(
  parts: RequestParts,
  person: ReturnType<typeof applicantRow>,
  { request }: RequestChange,
  { today }: Moment,
) {
  const eraseOn = request.closedAt === null ? null : eraseOnOf(parts, request.kind, today)
  return { ...person, eraseOn }
}

/** The columns that the rules do not fill. */
function emptyRow(
  parts: RequestParts,
  input: NewRequest,
  made: {
    id: string
    actor: RequestActor
    moment: Moment
    sealed: Uint8Array
    applicantId: string | undefined
  },
): RequestRow {
  const { branchId, ticketId, kind, channel, externalReference, topicId, urgent } = input
  const receivedAt = input.receivedAt ?? made.moment.at
  const year = Number(made.moment.today.slice(0, 4))
  return {
    ...{ branchId, ticketId, kind, channel, externalReference, topicId, urgent },
    ...{ id: made.id, sealed: made.sealed, receivedAt, year, createdBy: made.actor.id },
    serial: readLastSerial(parts.tables, year) + 1,
    version: 0,
    deskId: deskKept(parts, input.deskId),
    directorateId: null,
    assigneeId: null,
    applicantId: made.applicantId ?? null,
    neighbourhood: input.place.neighbourhood,
    status: 'received',
    forwardBy: null,
    actBy: '',
    deskEscalation: null,
    dueOn: null,
    stoppedOn: null,
    state: '',
    closedAt: null,
  }
}
