import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

const twoDaysMs = 2 * 86_400_000

/** Free text that a clerk typed, outside the log so that it can be erased. */
export function insertNote(id: string, branchId: string, at: number, text: string): Statement {
  return statement(sql.insertInto('notes').values({ id, branch_id: branchId, at, text }))
}

/** What was typed; undefined once its day is over, and until its commit is on the disk. */
export function readNote(tables: TableStore, id: string): string | undefined {
  const row = tables.prepare('SELECT text FROM notes WHERE id = ?').get(id)
  return row?.['text'] as string | undefined
}

/**
 * A branch's day is over: its notes are of use to nobody any more, nor are older ones. Nobody ends the days of a branch
 * that was removed; what was written there goes with another's, once it is older than any day that still runs.
 */
export function eraseNotes(branchId: string, endOfDay: number): Statement {
  return {
    sql: 'DELETE FROM notes WHERE (branch_id = ? AND at < ?) OR at < ?',
    params: [branchId, endOfDay, endOfDay - twoDaysMs],
  }
}
