import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Somebody logged in; times are the machine's. */
export interface SessionRow {
  id: string
  secretHash: Uint8Array
  staffId: string
  lastUsedAt: number
}

/** Those used after this moment of the machine’s clock, in no order. */
export function readSessions(tables: TableStore, usedSince: number): SessionRow[] {
  const rows = tables.rows(
    sql.selectFrom('sessions').selectAll().where('last_used_at', '>', usedSince),
  )
  return rows.map((row) => ({
    id: row.id,
    secretHash: row.secret_hash,
    staffId: row.staff_id,
    lastUsedAt: row.last_used_at,
  }))
}

/** Fails when the person is not there. */
export function insertSession({ id, secretHash, staffId, lastUsedAt }: SessionRow): Statement {
  const values = { id, secret_hash: secretHash, staff_id: staffId, last_used_at: lastUsedAt }
  return statement(sql.insertInto('sessions').values(values))
}

/** Changes no row when it has ended meanwhile. */
export function noteSessionUse(id: string, at: number): Statement {
  return statement(sql.updateTable('sessions').set({ last_used_at: at }).where('id', '=', id))
}

/** A log-out; changes no row when it had ended. */
export function deleteSession(id: string): Statement {
  return statement(sql.deleteFrom('sessions').where('id', '=', id))
}

/** Wherever they are logged in. */
export function deleteSessionsOf(staffId: string): Statement {
  return statement(sql.deleteFrom('sessions').where('staff_id', '=', staffId))
}

/** Tidying up: one that is idle opens nothing, whether its row is there or not. */
export function deleteIdleSessions(usedBefore: number): Statement {
  return statement(sql.deleteFrom('sessions').where('last_used_at', '<', usedBefore))
}
