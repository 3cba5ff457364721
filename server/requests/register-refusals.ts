import type { RefusedRequest, RequestActor } from '../../domain/requests/decision.ts'
import { datesItself, isAnonymous } from '../../domain/requests/kinds.ts'
import { takeable, type RefusedTaking } from '../attachments/takeable.ts'
import { keptMs } from '../queue/idempotency.ts'
import { findCreation } from '../storage/creation-table.ts'
import { isFinished } from '../storage/draft-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { readRequest, type RequestRow } from '../storage/request-table.ts'
import { draftsKeptMs } from './keep-draft.ts'
import { knownRequest } from './known-reference.ts'
import type { RequestParts } from './parts.ts'
import type { NewRequest } from './register.ts'

/**
 * Why a request is not taken: a rule’s no, its channel or reference, its draft or files, or its
 * key.
 */
export type RegisterRefusal =
  | RefusedRequest
  | { refusal: 'reference_taken' | 'no_applicant_allowed' | 'reference_missing'; field: string }
  | { refusal: 'day_missing'; field: string }
  | { refusal: 'answer_in_cimer' | 'draft_finished' | RefusedTaking['refusal']; field: string }
  | { refusal: 'key_reused' | 'not_found'; field?: string }

/** What this key did before; null = nothing yet. Refusals: `key_reused`, `not_found`. */
export function takenBefore(
  parts: Pick<RequestParts, 'tables'>,
  key: CommandKey,
): RequestRow | RegisterRefusal | null {
  const known = findCreation(parts.tables, key, Date.now() - keptMs)
  if (!known) return null
  if (known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
  return readRequest(parts.tables, known.resourceId) ?? { refusal: 'not_found' }
}

/** What is wrong with it as it stands, whatever was taken before; null = nothing. */
export function refuseNew(parts: RequestParts, input: NewRequest): RegisterRefusal | null {
  const { channel, externalReference: reference, solvedAtDesk } = input
  if (isAnonymous(channel)) {
    if (input.applicant) return { refusal: 'no_applicant_allowed', field: 'applicant' }
    if (!reference) return { refusal: 'reference_missing', field: 'externalReference' }
    // It would be closed as told, and nobody would have entered anything there.
    if (solvedAtDesk) return { refusal: 'answer_in_cimer', field: 'solvedAtDesk' }
  }
  if (datesItself(channel) && input.receivedAt === null)
    return { refusal: 'day_missing', field: 'receivedAt' }
  if (knownRequest(parts, input)) return { refusal: 'reference_taken', field: 'externalReference' }
  return null
}

/** A draft becomes one request, and a photo belongs to one: asked in the turn, whatever comes at the same moment. */
export function refuseOnce(
  { tables }: RequestParts,
  { draftId, attachmentIds }: NewRequest,
  { id: staffId }: RequestActor,
): RegisterRefusal | null {
  if (draftId !== null && isFinished(tables, { id: draftId, staffId }, Date.now() - draftsKeptMs))
    return { refusal: 'draft_finished', field: 'draftId' }
  const taking = takeable(tables, staffId, attachmentIds)
  return 'refusal' in taking ? { ...taking, field: 'attachmentIds' } : null
}
