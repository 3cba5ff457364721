import { sql, statement } from './tables.ts'
import type { Statement } from './writer.ts'

/** None of these goes where it was to go any more, also not by trying again what was given up. What was sent stays sent. */
export function callBack(outboxIds: readonly string[]): Statement[] {
  if (outboxIds.length === 0) return []
  const query = sql
    .updateTable('outbox')
    .set({ state: 'cancelled', next_at: null })
    .where('id', 'in', outboxIds)
    .where('state', 'in', ['waiting', 'given-up'])
  return [statement(query)]
}

/** The same for all of these events of a request. */
export function callBackEvents(requestId: string, events: readonly string[]): Statement {
  const query = sql
    .updateTable('outbox')
    .set({ state: 'cancelled', next_at: null })
    .where('request_id', '=', requestId)
    .where('event', 'in', events)
    .where('state', 'in', ['waiting', 'given-up'])
  return statement(query)
}

/** The notice they were shown now; one that is on record stays. */
export function noteNotice(applicantId: string, version: string, at: number): Statement {
  const query = sql
    .updateTable('applicants')
    .set({ notice_version: version, notice_at: at })
    .where('id', '=', applicantId)
    .where('notice_version', 'is', null)
  return statement(query.where('erased_at', 'is', null))
}
