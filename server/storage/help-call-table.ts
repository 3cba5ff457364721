import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Somebody at a kiosk who asks for staff. */
export interface HelpCallRow {
  id: string
  branchId: string
  deviceId: string
  at: number
  answeredAt: number | null
  answeredBy: string | null
}

/** Those that still ring, oldest first. */
export function readOpenHelpCalls(tables: TableStore): HelpCallRow[] {
  const rows = tables.rows(
    sql.selectFrom('help_calls').selectAll().where('answered_at', 'is', null).orderBy('at'),
  )
  return rows.map((row) => ({
    id: row.id,
    branchId: row.branch_id,
    deviceId: row.device_id,
    at: row.at,
    answeredAt: null,
    answeredBy: null,
  }))
}

/** It rings until it is answered, over a restart too. */
export function insertHelpCall({ id, branchId, deviceId, at }: HelpCallRow): Statement {
  const values = { id, branch_id: branchId, device_id: deviceId, at }
  return statement(sql.insertInto('help_calls').values(values))
}

/** Changes no row when somebody else was first. */
export function answerHelpCall({ id, answeredAt, answeredBy }: HelpCallRow): Statement {
  const query = sql
    .updateTable('help_calls')
    .set({ answered_at: answeredAt, answered_by: answeredBy })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
  return statement(query)
}
