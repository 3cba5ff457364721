import {
  isRefusedRequest,
  type Moment,
  type RefusedRequest,
  type RequestActor,
  type RequestChange,
} from '../../domain/requests/decision.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { keptMs } from '../queue/idempotency.ts'
import { takeable, type RefusedTaking } from '../attachments/takeable.ts'
import { readAttachmentsOf, takeAttachments } from '../storage/attachment-table.ts'
import { readApplicant, setEraseOn } from '../storage/applicant-table.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { readRequest, updateRequest, type RequestRow } from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import { openApplicant } from './applicants.ts'
import { openContent, sealContent, type RequestContent } from './content.ts'
import { isErased } from './erase.ts'
import { momentOf } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { eraseOnOf } from './retention.ts'
import { rowAfter, stateOf } from './state-row.ts'
import { statementsBeside } from './store-change.ts'
import { Turns } from '../turns.ts'

/** Why a stored request stays as it is: a rule’s no, or what `RequestDesk.change` finds. */
export type ChangeRefusal =
  | RefusedRequest
  | { refusal: 'not_found' | 'key_reused' | 'already_erased' | 'changed_meanwhile'; field?: string }
  | (RefusedTaking & { field: string })

/** A change of one request. */
export interface RequestCommand {
  id: string
  actor: RequestActor
  /** `stored`: the words and the place as they are before the change. Null: it is so already, and nothing happens. */
  decide: (
    request: RequestState,
    moment: Moment,
    stored: RequestContent & Pick<RequestRow, 'neighbourhood'>,
  ) => RequestChange | RefusedRequest | null
  /** Words that change with it. */
  content?: Partial<RequestContent>
  /** Columns that no rule looks at. */
  columns?: Partial<Pick<RequestRow, 'neighbourhood'>>
  /** Whatever else changes with it, in the same transaction. */
  also?: (row: RequestRow, moment: Moment) => Statement[]
  /** Uploaded before, and part of it from now on. */
  attachmentIds?: readonly string[]
  /** As the caller saw it: refused when it is another one by now. */
  version?: number | undefined
  /** Idempotency: the same key changes it once. */
  key?: CommandKey | null
}

/** Changes requests, one after the other. */
export class RequestDesk {
  readonly #parts: RequestParts
  readonly turns = new Turns()

  constructor(parts: RequestParts) {
    this.#parts = parts
  }

  /**
   * Decide on what is stored, and store it with its history, hand-overs, messages and webhooks in one transaction.
   * Refusals: `not_found`, `key_reused`, `already_erased`, `changed_meanwhile`, `unknown_attachment`,
   * `too_many_attachments`, and those of the decision. Throws `StorageError`.
   */
  change(command: RequestCommand): Promise<RequestRow | ChangeRefusal> {
    return this.turns.take(() => this.#change(command))
  }

  async #change(command: RequestCommand): Promise<RequestRow | ChangeRefusal> {
    const parts = this.#parts
    const row = readRequest(parts.tables, command.id)
    if (!row) return { refusal: 'not_found' }
    const known = command.key && findCreation(parts.tables, command.key, Date.now() - keptMs)
    if (known)
      return known.hash === command.key?.hash
        ? row
        : { refusal: 'key_reused', field: 'Idempotency-Key' }
    if (isErased(row)) return { refusal: 'already_erased' }
    const taking = takingOf(parts, command)
    if ('refusal' in taking) return { ...taking, field: 'attachmentIds' }
    const before = stateOf(parts.tables, row)
    const moment = momentOf(parts, row.branchId, command.actor)
    const content = openContent(parts.keyring, row)
    const stored = { ...content, neighbourhood: row.neighbourhood }
    const change = command.decide(before, moment, stored)
    // A rule that refuses it now says more than that something has changed.
    if (change && isRefusedRequest(change)) return change
    if (command.version !== undefined && command.version !== row.version)
      return { refusal: 'changed_meanwhile', field: 'version' }
    if (!change) {
      if (command.key) await parts.tables.edit(...remember(command))
      return row
    }
    const after = await this.#store(command, { row, before, change, moment, content })
    parts.requestChanged([row.id])
    return after
  }

  async #store(
    command: RequestCommand,
    decided: {
      row: RequestRow
      before: RequestState
      change: RequestChange
      moment: Moment
      content: RequestContent
    },
  ): Promise<RequestRow> {
    const parts = this.#parts
    const { row, before, change, moment } = decided
    const content = { ...decided.content, ...command.content }
    const after = rowAfter({ ...row, ...command.columns }, change.request, moment.calendar)
    if (command.content) after.sealed = sealContent(parts.keyring, row.id, content)
    const person = row.applicantId ? readApplicant(parts.tables, row.applicantId) : undefined
    const beside = statementsBeside(parts, {
      ...{ change, before, row: after, at: moment.at, actorId: command.actor.id },
      applicant: person ? openApplicant(parts.keyring, person) : null,
      statusCode: content.statusCode,
    })
    const referralId = before.referrals.at(-1)?.id ?? null
    const by = {
      requestId: row.id,
      version: after.version,
      uploadedBy: command.actor.id,
      referralId,
    }
    await parts.tables.edit(
      updateRequest(after),
      ...beside,
      ...erasureDate(parts, before, after, moment),
      ...(command.also?.(after, moment) ?? []),
      ...takeAttachments(command.attachmentIds ?? [], by),
      ...remember(command),
    )
    return after
  }
}

function takingOf({ tables }: RequestParts, { id, actor, attachmentIds = [] }: RequestCommand) {
  if (attachmentIds.length === 0) return []
  return takeable(tables, actor.id, attachmentIds, readAttachmentsOf(tables, id).length)
}

/** A closed request's person is forgotten on a date; one that is open again has none. */
function erasureDate(
  parts: RequestParts,
  before: RequestState,
  after: RequestRow,
  { today }: Moment,
): Statement[] {
  if (!after.applicantId || (before.closedAt === null) === (after.closedAt === null)) return []
  const date = after.closedAt === null ? null : eraseOnOf(parts, after.kind, today)
  return [setEraseOn(after.applicantId, date)]
}

function remember({ key, id }: RequestCommand): Statement[] {
  return key ? rememberCreation(key, id, Date.now(), Date.now() - keptMs) : []
}
