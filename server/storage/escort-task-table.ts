import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A walk with a citizen to another unit. Ended at the moment it began: nobody noted when it was over. */
export interface EscortTaskRow {
  id: string
  branchId: string
  staffId: string
  ticketId: string | null
  destination: string
  startedAt: number
  endedAt: number | null
}

/** Those that nobody has ended, oldest first. */
export function readRunningEscortTasks(tables: TableStore): EscortTaskRow[] {
  const query = sql.selectFrom('escort_tasks').selectAll().where('ended_at', 'is', null)
  return tables.rows(query.orderBy('started_at')).map(rowOf)
}

/** Those of a branch that were begun from the one moment until before the other, oldest first. */
export function readEscortTasksBegun(
  tables: TableStore,
  branchId: string,
  from: number,
  until: number,
): EscortTaskRow[] {
  const query = sql.selectFrom('escort_tasks').selectAll().where('branch_id', '=', branchId)
  const period = query.where('started_at', '>=', from).where('started_at', '<', until)
  return tables.rows(period.orderBy('started_at')).map(rowOf)
}

/** Under way or ended; undefined when there is none. */
export function readEscortTask(tables: TableStore, id: string): EscortTaskRow | undefined {
  const row = tables.first(sql.selectFrom('escort_tasks').selectAll().where('id', '=', id))
  return row && rowOf(row)
}

/** That nobody walks twice at a time is asked before. */
export function insertEscortTask(row: EscortTaskRow): Statement {
  const { id, destination } = row
  const values = {
    ...{ id, destination, branch_id: row.branchId, staff_id: row.staffId },
    ...{ ticket_id: row.ticketId, started_at: row.startedAt, ended_at: row.endedAt },
  }
  return statement(sql.insertInto('escort_tasks').values(values))
}

/** Changes no row when it has ended already. */
export function endEscortTask(id: string, endedAt: number): Statement {
  const query = sql.updateTable('escort_tasks').set({ ended_at: endedAt }).where('id', '=', id)
  return statement(query.where('ended_at', 'is', null))
}

/** They count, how long they took does not: nobody knows. */
export function endUnnotedEscortTasks(ids: readonly string[]): Statement {
  const query = sql.updateTable('escort_tasks').set(({ ref }) => ({ ended_at: ref('started_at') }))
  return statement(query.where('id', 'in', ids).where('ended_at', 'is', null))
}

/** The tickets that walks still hold on to. */
export function readEscortTaskTickets(tables: TableStore): string[] {
  const query = sql.selectFrom('escort_tasks').select('ticket_id')
  return tables.rows(query.where('ticket_id', 'is not', null)).flatMap((row) => row.ticket_id ?? [])
}

/** The day of their tickets is over. */
export function forgetEscortTaskTickets(ticketIds: readonly string[]): Statement {
  return statement(
    sql.updateTable('escort_tasks').set({ ticket_id: null }).where('ticket_id', 'in', ticketIds),
  )
}

function rowOf(row: {
  id: string
  branch_id: string
  staff_id: string
  ticket_id: string | null
  destination: string
  started_at: number
  ended_at: number | null
}): EscortTaskRow {
  return {
    id: row.id,
    branchId: row.branch_id,
    staffId: row.staff_id,
    ticketId: row.ticket_id,
    destination: row.destination,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}
