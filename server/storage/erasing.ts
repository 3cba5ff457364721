import { deleteAttachmentsOf } from './attachment-table.ts'
import { stateFact } from './fact-table.ts'
import { cancelOutboxOf } from './outbox-table.ts'
import { rewriteDue } from './rewrite.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/**
 * Everything that a request says of people: the person, the words of the request, of its history, its hand-overs and
 * its messages, its attachments, and why somebody looked. What is counted (kind, dates, neighbourhood, directorates)
 * stays. Done twice it does nothing more; the files of the attachments are removed afterwards.
 */
export function forgetPerson(applicantId: string, requestId: string, at: number): Statement[] {
  const person = sql
    .updateTable('applicants')
    .set({ sealed: null, phone_hash: null, national_id_hash: null, erased_at: at })
    .where('id', '=', applicantId)
    .where('erased_at', 'is', null)
  const nothing = { sealed: null }
  const ofRequest = (['request_steps', 'referrals', 'access_log'] as const).map((table) =>
    statement(sql.updateTable(table).set(nothing).where('request_id', '=', requestId)),
  )
  return [
    statement(person),
    statement(sql.updateTable('requests').set(nothing).where('id', '=', requestId)),
    ...ofRequest,
    ...forgetMessages(requestId),
    deleteAttachmentsOf(requestId),
    stateFact(rewriteDue, 'yes'),
  ]
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
  return tables.rows(query.orderBy('requests.received_at').limit(limit))
}
