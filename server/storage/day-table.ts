import type { Instant } from '../../domain/queue/state.ts'
import type { TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A day has begun. */
export function insertDay(stream: string, branchId: string, day: string): Statement {
  return {
    sql: 'INSERT INTO days (stream, branch_id, day, last_announcement_id) VALUES (?, ?, ?, 0)',
    params: [stream, branchId, day],
  }
}

/** A day is over; announcements go on counting from here. */
export function closeDay(stream: string, at: Instant, lastAnnouncementId: number): Statement {
  return {
    sql: 'UPDATE days SET ended_at = ?, last_announcement_id = ? WHERE stream = ?',
    params: [at, lastAnnouncementId, stream],
  }
}

/** Days of a branch that began and have not ended, oldest first. */
export function unendedDays(tables: TableStore, branchId: string): string[] {
  const rows = tables
    .prepare('SELECT day FROM days WHERE branch_id = ? AND ended_at IS NULL ORDER BY day')
    .all(branchId) as { day: string }[]
  return rows.map(({ day }) => day)
}

/** The highest announcement id of a branch's ended days; 0 at first. */
export function lastAnnouncementId(tables: TableStore, branchId: string): number {
  const row = tables
    .prepare('SELECT MAX(last_announcement_id) AS id FROM days WHERE branch_id = ?')
    .get(branchId) as { id: number | null }
  return row.id ?? 0
}
