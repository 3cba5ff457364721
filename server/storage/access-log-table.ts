import { sql as raw, type ExpressionBuilder } from 'kysely'
import type { AccessAction } from '../../domain/requests/privacy-resources.ts'
import type { Tables } from './schema.ts'
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

/**
 * Stored before anything is shown, and for good: nothing of it can change but its sealed reason.
 */
export function insertAccess(row: AccessRow): Statement {
  const { at, action, subject, sealed } = row
  const values = { at, action, subject, sealed }
  return statement(
    sql
      .insertInto('access_log')
      .values({ ...values, staff_id: row.staffId, request_id: row.requestId } as never),
  )
}

/** What of the log is asked for; what is left out narrows nothing. */
export interface AccessFilter {
  requestId?: string | undefined
  staffId?: string | undefined
  action?: AccessAction | undefined
  /** Epoch milliseconds; not before the first, and before the second. */
  from?: number | undefined
  to?: number | undefined
}

/** The latest first; `before` is the id of the last one of the page before. */
export function readAccess(
  tables: TableStore,
  filter: AccessFilter & { before?: number | undefined; limit: number },
): (AccessRow & { id: number })[] {
  const { requestId, staffId, action, from, to, limit } = filter
  let query = sql.selectFrom('access_log').selectAll()
  if (requestId !== undefined) query = query.where('request_id', '=', requestId)
  if (staffId !== undefined)
    query = query.where(requestId === undefined ? 'staff_id' : besides('staff_id'), '=', staffId)
  const isNarrowed = requestId !== undefined || staffId !== undefined
  if (action !== undefined)
    query = query.where(isNarrowed ? besides('action') : 'action', '=', action)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  const last = filter.before === undefined ? undefined : placeOf(tables, filter.before)
  // Said twice, once so that the index is entered at the right place.
  if (last) query = query.where('at', '<=', last.at).where((is) => isBehind(is, last))
  return tables.rows(query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)).map(rowOf)
}

/** A column whose own index is of no use here: another one narrows far more. */
function besides<Column extends 'staff_id' | 'action' | 'at'>(column: Column) {
  return raw<Tables['access_log'][Column]>`+${raw.ref(column)}`
}

function isBehind(
  is: ExpressionBuilder<Tables, 'access_log'>,
  { at, id }: { at: number; id: number },
) {
  return is.or([is('at', '<', at), is('id', '<', id)])
}

function placeOf(tables: TableStore, id: number): { at: number; id: number } | undefined {
  return tables.first(sql.selectFrom('access_log').select(['at', 'id']).where('id', '=', id))
}

function rowOf(row: Tables['access_log']): AccessRow & { id: number } {
  return {
    id: row.id,
    at: row.at,
    staffId: row.staff_id,
    action: row.action as AccessAction,
    requestId: row.request_id,
    subject: row.subject,
    sealed: row.sealed,
  }
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
    .where(besides('staff_id'), '=', look.staffId)
    .where(besides('action'), '=', look.action)
    .where('subject', '=', look.subject)
    .where(besides('at'), '>=', look.since)
  return tables.first(query.limit(1)) !== undefined
}

/** Whether this person's search for this subject stands there; the day is part of the subject. */
export function hasSearched(tables: TableStore, staffId: string, subject: string): boolean {
  const query = sql
    .selectFrom('access_log')
    .select('id')
    .where('request_id', 'is', null)
    .where('subject', '=', subject)
    .where(besides('staff_id'), '=', staffId)
    .where(besides('action'), '=', 'searched')
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
    .where(besides('action'), '=', action)
    .where('subject', '=', subject)
  return tables.first(query.orderBy('id').limit(1))
}
