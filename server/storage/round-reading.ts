import type { RequestStatus } from '../../domain/requests/state.ts'
import { sql, type TableStore } from './tables.ts'

/** Those that stand in one status, for the round that looks after them. */
export function readRequestIdsIn(tables: TableStore, status: RequestStatus): string[] {
  const query = sql.selectFrom('requests').select('id').where('closed_at', 'is', null)
  return tables.rows(query.where('status', '=', status)).map(({ id }) => id)
}

/** Thanks that are open without a day: they wait for nobody, or were taken before that was known. */
export function readDatelessThanksIds(tables: TableStore): string[] {
  const query = sql.selectFrom('requests').select('id').where('closed_at', 'is', null)
  const open = query.where('status', 'in', ['received', 'incomplete']).where('kind', '=', 'thanks')
  const rows = tables.rows(open.where('due_on', 'is', null).where('forward_by', 'is', null))
  return rows.map(({ id }) => id)
}

/** What lies at the desk since before this day, and the manager has not heard of it. */
export function readLeftAtDeskIds(tables: TableStore, before: string): string[] {
  const query = sql.selectFrom('requests').select('id').where('closed_at', 'is', null)
  const left = query.where('status', '=', 'received').where('act_by', '<', before)
  const rows = tables.rows(left.where('desk_escalation', 'is not', 'manager'))
  return rows.map(({ id }) => id)
}
