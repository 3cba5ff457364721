import type { RequestKind } from '../../domain/requests/kinds.ts'
import { deleteAttachmentsOf } from './attachment-table.ts'
import { stateFact } from './fact-table.ts'
import { cancelOutboxOf } from './outbox-table.ts'
import { rewriteDue } from './rewrite.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Who asked, and what they are found by. Done twice it does nothing more. */
export function forgetPerson(applicantId: string, at: number): Statement {
  const person = sql
    .updateTable('applicants')
    .set({ sealed: null, phone_hash: null, national_id_hash: null, erased_at: at })
    .where('id', '=', applicantId)
    .where('erased_at', 'is', null)
  return statement(person)
}

/**
 * Everything that a request says of people: its words, those of its history, its hand-overs and its messages, its
 * attachments, and why somebody looked; why it was decided stays. What is counted (kind, dates, neighbourhood,
 * directorates) stays too. Done twice it does nothing more; the files of the attachments are removed afterwards.
 */
export function forgetWords(requestId: string): Statement[] {
  const nothing = { sealed: null }
  const ofRequest = (['request_steps', 'referrals'] as const).map((table) =>
    statement(sql.updateTable(table).set(nothing).where('request_id', '=', requestId)),
  )
  return [
    statement(sql.updateTable('requests').set(nothing).where('id', '=', requestId)),
    ...ofRequest,
    forgetReasons(requestId),
    ...forgetMessages(requestId),
    deleteAttachmentsOf(requestId),
    stateFact(rewriteDue, 'yes'),
  ]
}

/** Why somebody looked; the reason of the decision that is carried out belongs to the record of the erasure. */
function forgetReasons(requestId: string): Statement {
  const carriedOut = sql
    .selectFrom('erasures')
    .select('id')
    .where('request_id', '=', requestId)
    .where('decision', 'in', ['granted', 'later'])
  const query = sql
    .updateTable('access_log')
    .set({ sealed: null })
    .where('request_id', '=', requestId)
    .where((is) =>
      is.or([is('action', '!=', 'erasure-decided'), is.not(is('subject', 'in', carriedOut))]),
    )
  return statement(query)
}

/** Whom a request's messages went to and what they said; what still waits is told no more. */
export function forgetMessages(requestId: string): Statement[] {
  const words = sql.updateTable('outbox').set({ sealed: null })
  return [cancelOutboxOf(requestId), statement(words.where('request_id', '=', requestId))]
}

/** Whose day has come, the longest due first: applicant and request. */
export function readDueErasures(
  tables: TableStore,
  today: string,
  limit: number,
): { applicantId: string; requestId: string }[] {
  const query = sql
    .selectFrom('applicants')
    .innerJoin('requests', 'requests.applicant_id', 'applicants.id')
    .select(['applicants.id as applicantId', 'requests.id as requestId'])
    .where('applicants.erase_on', '<=', today)
    .where('applicants.erased_at', 'is', null)
  return tables.rows(query.orderBy('applicants.erase_on').limit(limit))
}

/** Those that nobody is known to, of these kinds, closed until then and not erased. The longest closed first. */
export function readNamelessClosed(
  tables: TableStore,
  kind: RequestKind,
  closedUntil: number,
  limit: number,
): string[] {
  const query = sql
    .selectFrom('requests')
    .select('id')
    .where('applicant_id', 'is', null)
    .where('sealed', 'is not', null)
    .where('closed_at', 'is not', null)
    .where('kind', '=', kind)
    .where('closed_at', '<=', closedUntil)
  return tables.rows(query.orderBy('closed_at').limit(limit)).map(({ id }) => id)
}

/** Those that nobody is known to whose chosen day has come, of these kinds. The longest due first. */
export function readNamelessDecided(
  tables: TableStore,
  kinds: readonly RequestKind[],
  today: string,
  limit: number,
): string[] {
  const query = sql
    .selectFrom('erasures')
    .innerJoin('requests', 'requests.id', 'erasures.request_id')
    .select('requests.id')
    .where('erasures.decision', '=', 'later')
    .where('erasures.erase_on', '<=', today)
    .whereRef('erasures.decided_at', '>=', 'requests.closed_at')
    .where('requests.applicant_id', 'is', null)
    .where('requests.sealed', 'is not', null)
    .where('requests.kind', 'in', kinds)
  return tables.rows(query.orderBy('erasures.erase_on').limit(limit)).map(({ id }) => id)
}

/** A request and its applicant's id. */
export interface RequestOfPerson {
  requestId: string
  applicantId: string
}

/** The requests that share a phone or a T.C. number with this person, theirs among them. Oldest first. */
export function readRequestsLikePerson(
  tables: TableStore,
  person: { id: string; phoneHash: Uint8Array | null; nationalIdHash: Uint8Array | null },
  limit: number,
): RequestOfPerson[] {
  const query = sql
    .selectFrom('requests')
    .innerJoin('applicants', 'applicants.id', 'requests.applicant_id')
    .select(['requests.id as requestId', 'applicants.id as applicantId'])
    .where((is) =>
      is.or([
        is('applicants.id', '=', person.id),
        ...(person.phoneHash ? [is('applicants.phone_hash', '=', person.phoneHash)] : []),
        ...(person.nationalIdHash
          ? [is('applicants.national_id_hash', '=', person.nationalIdHash)]
          : []),
      ]),
    )
  const oldest = query.orderBy('requests.received_at').orderBy('requests.year')
  return tables.rows(oldest.orderBy('requests.serial').limit(limit))
}
