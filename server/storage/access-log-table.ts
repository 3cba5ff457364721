import type { AccessAction } from '../../domain/requests/privacy-resources.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A look at somebody's data. Ids only; a reason that was given is sealed. */
export interface AccessRow {
  at: number
  staffId: string
  action: AccessAction
  requestId: string | null
  subject: string | null
  sealed: Uint8Array | null
}

export function insertAccess(row: AccessRow): Statement {
  const { at, action, subject, sealed } = row
  const values = { at, action, subject, sealed }
  return statement(
    sql
      .insertInto('access_log')
      .values({ ...values, staff_id: row.staffId, request_id: row.requestId } as never),
  )
}

/** The latest first; `before` continues. */
export function readAccess(
  tables: TableStore,
  filter: { requestId?: string | undefined; before?: number | undefined; limit: number },
): (AccessRow & { id: number })[] {
  let query = sql.selectFrom('access_log').selectAll()
  if (filter.requestId) query = query.where('request_id', '=', filter.requestId)
  if (filter.before) query = query.where('id', '<', filter.before)
  return tables.rows(query.orderBy('id', 'desc').limit(filter.limit)).map((row) => ({
    id: row.id,
    at: row.at,
    staffId: row.staff_id,
    action: row.action as AccessAction,
    requestId: row.request_id,
    subject: row.subject,
    sealed: row.sealed,
  }))
}

/** Whether this person looked at this thing of a request since then. */
export function hasLooked(
  tables: TableStore,
  look: Pick<AccessRow, 'staffId' | 'action' | 'requestId' | 'subject'> & { since: number },
): boolean {
  const query = sql
    .selectFrom('access_log')
    .select('id')
    .where('request_id', '=', look.requestId)
    .where('staff_id', '=', look.staffId)
    .where('action', '=', look.action)
    .where('subject', '=', look.subject)
    .where('at', '>=', look.since)
  return tables.first(query.limit(1)) !== undefined
}

/** Whether this person's search for this subject stands there; the day is part of the subject. */
export function hasSearched(tables: TableStore, staffId: string, subject: string): boolean {
  const query = sql
    .selectFrom('access_log')
    .select('id')
    .where('request_id', 'is', null)
    .where('subject', '=', subject)
    .where('staff_id', '=', staffId)
    .where('action', '=', 'searched')
  return tables.first(query.limit(1)) !== undefined
}

/** What was written with an entry about this subject; undefined when nothing was, or it was erased. */
export function readSealedReason(
  tables: TableStore,
  { requestId, action, subject }: Pick<AccessRow, 'requestId' | 'action' | 'subject'>,
): Pick<AccessRow, 'at' | 'staffId' | 'sealed'> | undefined {
  const query = sql
    .selectFrom('access_log')
    .select(['at', 'staff_id as staffId', 'sealed'])
    .where('request_id', '=', requestId)
    .where('action', '=', action)
    .where('subject', '=', subject)
  return tables.first(query.orderBy('id').limit(1))
}
