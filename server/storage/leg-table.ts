import type { LegRecord } from '../../domain/statistics.ts'
import type { TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

const upsert = `INSERT OR REPLACE INTO legs
  (ticket_id, leg, branch_id, day, hour, arrived_minute, desk_id, counter_id, staff_id, outcome, wait_ms, service_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** A leg that has ended. */
export function saveLeg(
  branchId: string,
  ticketId: string,
  index: number,
  leg: LegRecord,
): Statement {
  const { day, hour, arrivedMinute, deskId, counterId, staffId, outcome, waitMs, serviceMs } = leg
  return {
    sql: upsert,
    params: [
      ticketId,
      index,
      branchId,
      day,
      hour,
      arrivedMinute,
      deskId,
      counterId,
      staffId,
      outcome,
      waitMs,
      serviceMs,
    ],
  }
}

/** The leg goes on after all (a no-show came back). */
export function deleteLeg(ticketId: string, index: number): Statement {
  return { sql: 'DELETE FROM legs WHERE ticket_id = ? AND leg = ?', params: [ticketId, index] }
}

/** Where an old ticket's history stands; undefined when there is none. */
export function dayOfTicket(
  tables: TableStore,
  ticketId: string,
): { branchId: string; day: string } | undefined {
  return tables
    .prepare('SELECT branch_id AS branchId, day FROM legs WHERE ticket_id = ? LIMIT 1')
    .get(ticketId) as { branchId: string; day: string } | undefined
}

/** Mean service per desk over the finished services since a day: what the estimate starts from. */
export function meanServices(
  tables: TableStore,
  branchId: string,
  sinceDay: string,
): { deskId: string; count: number; sumMs: number }[] {
  return tables
    .prepare(
      `SELECT desk_id AS deskId, COUNT(*) AS count, SUM(service_ms) AS sumMs FROM legs
       WHERE branch_id = ? AND day >= ? AND service_ms IS NOT NULL AND outcome IN ('completed', 'transferred')
       GROUP BY desk_id`,
    )
    .all(branchId, sinceDay) as unknown as { deskId: string; count: number; sumMs: number }[]
}
