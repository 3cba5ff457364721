import { sql, statement } from './tables.ts'
import type { Statement } from './writer.ts'

/** Free text that a clerk typed, outside the log so that it can be erased. */
export function insertNote(id: string, branchId: string, at: number, text: string): Statement {
  return statement(sql.insertInto('notes').values({ id, branch_id: branchId, at, text }))
}
