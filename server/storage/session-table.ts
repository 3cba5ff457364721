import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Somebody logged in; times are the machine's. */
export interface SessionRow {
  id: string
  secretHash: Uint8Array
  staffId: string
  lastUsedAt: number
}

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

export function insertSession({ id, secretHash, staffId, lastUsedAt }: SessionRow): Statement {
  const values = { id, secret_hash: secretHash, staff_id: staffId, last_used_at: lastUsedAt }
  return statement(sql.insertInto('sessions').values(values))
}

export function noteSessionUse(id: string, at: number): Statement {
  return statement(sql.updateTable('sessions').set({ last_used_at: at }).where('id', '=', id))
}

export function deleteSession(id: string): Statement {
  return statement(sql.deleteFrom('sessions').where('id', '=', id))
}

export function deleteSessionsOf(staffId: string): Statement {
  return statement(sql.deleteFrom('sessions').where('staff_id', '=', staffId))
}

export function deleteIdleSessions(usedBefore: number): Statement {
  return statement(sql.deleteFrom('sessions').where('last_used_at', '<', usedBefore))
}
