import type { RequestActor } from '../../domain/requests/decision.ts'
import {
  decideErasure,
  type ErasureDecision,
  type RetentionRefusal,
} from '../../domain/requests/retention.ts'
import { newId } from '../ids.ts'
import { rowContext, sealText } from '../sealing/port.ts'
import type { AccessAction } from '../../domain/requests/privacy-resources.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { setEraseOn } from '../storage/applicant-table.ts'
import {
  decideErasureRow,
  insertErasure,
  readErasure,
  readOpenErasure,
  type ErasureRow,
} from '../storage/erasure-table.ts'
import type { Statement } from '../storage/writer.ts'
import { eraseNow, readAsked, type Asked, type ErasingParts } from './erase.ts'
import { momentOf } from './moment.ts'
import type { RequestParts } from './parts.ts'
import type { Turns } from './turns.ts'

export type ErasureRefusal =
  RetentionRefusal | 'not_found' | 'nobody_to_erase' | 'already_erased' | 'already_decided'

/** Why an erasure cannot be asked for or decided so. */
export interface RefusedErasure {
  refusal: ErasureRefusal
  field?: string
}

/**
 * Somebody asks to be forgotten: put on record once, until it is decided. Refusals: `nobody_to_erase`,
 * `already_erased`. Throws `StorageError`.
 */
export function askErasure(
  parts: ErasingParts,
  turns: Turns,
  { requestId, reason, actor }: { requestId: string; reason: string; actor: RequestActor },
): Promise<ErasureRow | RefusedErasure> {
  return turns.take(async () => {
    const asked = readAsked(parts, requestId)
    if (!asked) return { refusal: 'nobody_to_erase' }
    if (asked.person.erasedAt !== null) return { refusal: 'already_erased' }
    const open = readOpenErasure(parts.tables, requestId)
    if (open) return open
    const askedAt = parts.clock.now()
    const undecided = { decidedAt: null, decidedBy: null, decision: null, eraseOn: null }
    const who = { applicantId: asked.person.id, requestId, askedAt, askedBy: actor.id }
    const row: ErasureRow = { id: newId(), ...who, ...undecided }
    const look = { action: 'erasure-asked' as const, subject: row.id, reason }
    await parts.tables.edit(insertErasure(row), recordLook(parts, { ...who, at: askedAt }, look))
    return row
  })
}

export interface Decision {
  erasureId: string
  decision: ErasureDecision
  eraseOn: string | null
  reason: string
  actor: RequestActor
}

/**
 * Decide what was asked for; granted, it is carried out in the same transaction. Refusals: `not_found`,
 * `already_decided`, and those of `decideErasure`. Throws `StorageError`.
 */
export function decideAsked(
  parts: ErasingParts,
  turns: Turns,
  command: Decision,
): Promise<ErasureRow | RefusedErasure> {
  return turns.take(async () => {
    const erasure = readErasure(parts.tables, command.erasureId)
    const asked = erasure && readAsked(parts, erasure.requestId)
    if (!erasure || !asked) return { refusal: 'not_found' }
    if (erasure.decidedAt !== null) return { refusal: 'already_decided' }
    const { row } = asked
    const { at, today, dayOf } = momentOf(parts, row.branchId, command.actor)
    const closedOn = row.closedAt === null ? null : dayOf(row.closedAt)
    const months = parts.requestSettings.current.retentionMonths
    const outcome = decideErasure({ kind: row.kind, closedOn }, command, { today, months })
    if ('refusal' in outcome) return outcome
    const { id, requestId } = erasure
    const decided = { decidedAt: at, decidedBy: command.actor.id, decision: command.decision }
    const look = { action: 'erasure-decided' as const, subject: id, reason: command.reason }
    const statements = [
      decideErasureRow(id, { ...decided, ...outcome }),
      recordLook(parts, { requestId, at, askedBy: command.actor.id }, look),
    ]
    if (command.decision === 'granted')
      await eraseNow(parts, asked, { id: command.actor.id, at, today }, statements)
    else await parts.tables.edit(...statements, ...postponed(command, asked, outcome.eraseOn))
    return readErasure(parts.tables, id) ?? erasure
  })
}

/** The day on which the round forgets them; an open request gets its day when it is closed. */
function postponed({ decision }: Decision, { person }: Asked, eraseOn: string | null): Statement[] {
  return decision === 'later' && eraseOn !== null ? [setEraseOn(person.id, eraseOn)] : []
}

/** One line of the log of looks; what was written as the reason is sealed. */
export function recordLook(
  { keyring }: Pick<RequestParts, 'keyring'>,
  { at, askedBy, requestId }: { at: number; askedBy: string; requestId: string },
  { action, subject, reason }: { action: AccessAction; subject: string; reason: string },
): Statement {
  const context = rowContext('access_log', askedBy, at)
  const sealed = reason === '' ? null : sealText(keyring, reason, context)
  return insertAccess({ at, staffId: askedBy, action, requestId, subject, sealed })
}
