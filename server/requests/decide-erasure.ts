import type { RequestActor } from '../../domain/requests/decision.ts'
import {
  decideErasure,
  decideOneOf,
  type DecidedErasure,
  type ErasureDecision,
} from '../../domain/requests/retention.ts'
import { readSealedReason } from '../storage/access-log-table.ts'
import { setEraseOn } from '../storage/applicant-table.ts'
import {
  decideErasureRow,
  insertErasure,
  readErasure,
  readOpenErasure,
  type ErasureRow,
} from '../storage/erasure-table.ts'
import type { Statement } from '../storage/writer.ts'
import { eraseIfDue } from './erase-due.ts'
import { eraseNow, isErased, readAsked, type Asked, type ErasingParts } from './erase.ts'
import { undecidedRow, type RefusedErasure } from './erasures.ts'
import { reasonOf, recordLook } from './looks.ts'
import { momentOf } from './moment.ts'
import { requestsOfPerson } from './same-person.ts'
import type { Turns } from '../turns.ts'

/** More requests than one person has. */
export const mostOfPerson = 500

/**
 * What a manager decides. `eraseOn` (`YYYY-MM-DD`) counts with `later` only; null = when the period
 * ends.
 */
export interface Decision {
  erasureId: string
  decision: ErasureDecision
  eraseOn: string | null
  reason: string
  actor: RequestActor
  /** Further requests of the same person that are decided with it. */
  alsoRequestIds: readonly string[]
}

/** One request of the person with what is decided about it; null while nothing can be, because it is open. */
interface Part {
  asked: Asked
  outcome: DecidedErasure | null
}

/**
 * Decide what was asked for, alone or with further requests of the same person: all decisions are stored in one
 * transaction, each request with its own record and its own day. What is granted is carried out at once, the request that
 * was asked about in that same transaction, the others one by one; what an end of the server leaves over, the round does.
 * Of several, one that is open waits for a decision of its own, and an official paper that may not be erased yet goes on
 * its first day. Refusals: `not_found`, `already_decided`, `somebody_else`, and those of `decideErasure`. Throws
 * `StorageError`.
 */
export async function decideAsked(
  parts: ErasingParts,
  turns: Turns,
  command: Decision,
): Promise<ErasureRow | RefusedErasure> {
  const decided = await turns.take(() => decideInTurn(parts, command))
  if ('refusal' in decided) return decided
  for (const requestId of decided.granted)
    await eraseIfDue(parts, { turns }, requestId, command.actor.id).catch(parts.onProblem)
  return readErasure(parts.tables, decided.erasure.id) ?? decided.erasure
}

async function decideInTurn(
  parts: ErasingParts,
  command: Decision,
): Promise<RefusedErasure | { erasure: ErasureRow; granted: string[] }> {
  const { actor } = command
  const erasure = readErasure(parts.tables, command.erasureId)
  const asked = erasure && readAsked(parts, erasure.requestId)
  if (!erasure || !asked) return { refusal: 'not_found' }
  if (erasure.decidedAt !== null) return { refusal: 'already_decided' }
  const others = othersOf(parts, asked, command)
  if (!others) return { refusal: 'somebody_else', field: 'alsoRequestIds' }
  const first = outcomeOf(parts, asked, command, others.length > 0)
  if (first && 'refusal' in first) return first
  const rest = others.map((other) => ({ asked: other, outcome: oneOf(parts, other, command) }))
  const nothing = [first, ...rest.map(({ outcome }) => outcome)].every((one) => one === null)
  if (nothing) return { refusal: 'still_open' }
  const { at, today } = momentOf(parts, asked.row.branchId, actor)
  const reason = askedReason(parts, erasure)
  const statements = [
    ...record(parts, { asked, outcome: first }, { command, at, erasure, reason }),
    ...rest.flatMap((part) => record(parts, part, { command, at, erasure, reason })),
  ]
  if (first?.decision === 'granted')
    await eraseNow(parts, asked, { id: actor.id, at, today }, statements)
  else await parts.tables.edit(...statements)
  const granted = rest.filter(({ outcome }) => outcome?.decision === 'granted')
  return { erasure, granted: granted.map((part) => part.asked.row.id) }
}

/** Undefined when one of them is not of this person. Those that are erased already need no decision. */
function othersOf(
  parts: ErasingParts,
  { row }: Asked,
  { alsoRequestIds }: Decision,
): Asked[] | undefined {
  const ids = new Set(alsoRequestIds)
  ids.delete(row.id)
  if (ids.size === 0) return []
  const theirs = new Set(requestsOfPerson(parts, row, mostOfPerson).map(({ id }) => id))
  if (![...ids].every((id) => theirs.has(id))) return undefined
  const others = [...ids].flatMap((id) => readAsked(parts, id) ?? [])
  return others.filter((other) => !isErased(other.row))
}

/** Alone it is decided strictly, with others as far as the rule allows. */
function outcomeOf(parts: ErasingParts, asked: Asked, command: Decision, isOneOfMany: boolean) {
  if (isOneOfMany) return oneOf(parts, asked, command)
  const { kept, now } = ruled(parts, asked, command)
  const outcome = decideErasure(kept, command, now)
  return 'refusal' in outcome ? outcome : { decision: command.decision, ...outcome }
}

function oneOf(parts: ErasingParts, asked: Asked, command: Decision): DecidedErasure | null {
  const { kept, now } = ruled(parts, asked, command)
  return decideOneOf(kept, command, now)
}

/** What the rule looks at. */
function ruled(parts: ErasingParts, { row }: Asked, { actor }: Decision) {
  const { today, dayOf } = momentOf(parts, row.branchId, actor)
  const closedOn = row.closedAt === null ? null : dayOf(row.closedAt)
  const months = parts.requestSettings.current.retentionMonths
  return { kept: { kind: row.kind, closedOn }, now: { today, months } }
}

/** What one request keeps of it: that it was asked for, what was decided and why, and its day. */
function record(
  parts: ErasingParts,
  { asked, outcome }: Part,
  given: { command: Decision; at: number; erasure: ErasureRow; reason: string },
): Statement[] {
  const { command, at, erasure } = given
  const { row } = asked
  const who = { requestId: row.id, at, askedBy: command.actor.id }
  const known = row.id === erasure.requestId ? erasure : readOpenErasure(parts.tables, row.id)
  const { askedAt, askedBy } = erasure
  const own = known ?? undecidedRow({ requestId: row.id, askedAt, askedBy })
  const asking = { action: 'erasure-asked' as const, subject: own.id, reason: given.reason }
  const deciding = { action: 'erasure-decided' as const, subject: own.id, reason: command.reason }
  const made = known ? [] : [insertErasure(own), recordLook(parts, who, asking)]
  if (!outcome) return made
  const decided = { decidedAt: at, decidedBy: command.actor.id, ...outcome }
  return [
    ...made,
    decideErasureRow(own.id, decided),
    recordLook(parts, who, deciding),
    ...dayOf(asked, outcome),
  ]
}

/**
 * From when the round forgets them, which also finishes what was granted and cut off: never later than before. An open
 * request gets its day when it is closed; one that nobody is known to has it in the record of the decision.
 */
function dayOf({ person }: Asked, { decision, eraseOn }: DecidedErasure): Statement[] {
  if (!person || decision === 'refused' || eraseOn === null) return []
  const isNearer = person.eraseOn === null || eraseOn < person.eraseOn
  return isNearer ? [setEraseOn(person.id, eraseOn)] : []
}

/** As the person gave it. */
function askedReason(parts: ErasingParts, { id, requestId }: ErasureRow): string {
  const look = { requestId, action: 'erasure-asked' as const, subject: id }
  const found = readSealedReason(parts.tables, look)
  return found ? reasonOf(parts, found) : ''
}
