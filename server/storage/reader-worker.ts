/** Long reads in a thread of their own, on a read connection: reports never hold up a call. */
import { parentPort, workerData } from 'node:worker_threads'
import { statistics, type LegRecord } from '../../domain/statistics.ts'
import type { StatisticsKey, StatisticsRow } from '../../domain/resources.ts'
import { openForReading } from './open.ts'

/** A leg that had not ended when the question was asked. */
export interface OpenLeg {
  ticketId: string
  index: number
  leg: LegRecord
}

export interface StatisticsQuery {
  branchId: string
  from: string
  to: string
  by: StatisticsKey
  /** Legs still open, from the queue's memory. */
  openLegs: OpenLeg[]
  targets: Record<string, number>
}

export type ReaderReply = { id: number; rows: StatisticsRow[] } | { id: number; error: string }

const db = openForReading((workerData as { file: string }).file)
const legsOfDays = db.prepare(
  `SELECT desk_id AS deskId, counter_id AS counterId, staff_id AS staffId, day, hour, outcome,
     wait_ms AS waitMs, service_ms AS serviceMs
   FROM legs WHERE branch_id = ? AND day BETWEEN ? AND ?`,
)
const endedLeg = db.prepare('SELECT 1 FROM legs WHERE ticket_id = ? AND leg = ?')
const defaultTargetMinutes = 20

function answer({ branchId, from, to, by, openLegs, targets }: StatisticsQuery): StatisticsRow[] {
  db.exec('BEGIN')
  const ended = legsOfDays.all(branchId, from, to) as unknown as LegRecord[]
  // One that ended since the question was asked stands in the table already.
  const open = openLegs.filter(({ ticketId, index }) => !endedLeg.get(ticketId, index))
  db.exec('COMMIT')
  const targetOf = (deskId: string) => targets[deskId] ?? defaultTargetMinutes
  return statistics([...ended, ...open.map(({ leg }) => leg)], by, targetOf)
}

parentPort?.on('message', (message: { id: number; query: StatisticsQuery } | 'close') => {
  if (message === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  const { id, query } = message
  try {
    parentPort?.postMessage({ id, rows: answer(query) } satisfies ReaderReply)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    parentPort?.postMessage({ id, error: String(error) } satisfies ReaderReply)
  }
})
