import type { RequestActor } from '../../domain/requests/decision.ts'
import type { RetentionRefusal } from '../../domain/requests/retention.ts'
import { newId } from '../ids.ts'
import { insertErasure, readOpenErasure, type ErasureRow } from '../storage/erasure-table.ts'
import { isErased, readAsked, type ErasingParts } from './erase.ts'
import { recordLook } from './looks.ts'
import type { Turns } from '../turns.ts'

/**
 * Beside the rule’s own: `somebody_else` = one of the further requests is not of the same person.
 */
export type ErasureRefusal =
  RetentionRefusal | 'not_found' | 'already_erased' | 'already_decided' | 'somebody_else'

/** Why an erasure cannot be asked for or decided so. */
export interface RefusedErasure {
  refusal: ErasureRefusal
  field?: string
}

/**
 * Somebody asks that a request forgets people, its applicant or whom its words name: put on record once, until it is
 * decided. Refusals: `not_found`, `already_erased`. Throws `StorageError`.
 */
export function askErasure(
  parts: ErasingParts,
  turns: Turns,
  { requestId, reason, actor }: { requestId: string; reason: string; actor: RequestActor },
): Promise<ErasureRow | RefusedErasure> {
  return turns.take(async () => {
    const asked = readAsked(parts, requestId)
    if (!asked) return { refusal: 'not_found' }
    if (isErased(asked.row)) return { refusal: 'already_erased' }
    const open = readOpenErasure(parts.tables, requestId)
    if (open) return open
    const askedAt = parts.clock.now()
    const who = { requestId, askedAt, askedBy: actor.id }
    const row = undecidedRow(who)
    const look = { action: 'erasure-asked' as const, subject: row.id, reason }
    await parts.tables.edit(insertErasure(row), recordLook(parts, { ...who, at: askedAt }, look))
    return row
  })
}

type Asking = Pick<ErasureRow, 'requestId' | 'askedAt' | 'askedBy'>

/** Asked for, and nothing decided yet. */
export function undecidedRow(asking: Asking): ErasureRow {
  const undecided = { decidedAt: null, decidedBy: null, decision: null, eraseOn: null }
  return { id: newId(), ...asking, ...undecided }
}
