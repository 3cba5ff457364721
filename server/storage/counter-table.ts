import { jsonOrNull, sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A numbered place where a clerk sits. */
export interface CounterRow {
  id: string
  branchId: string
  number: number
  name: string
  /** Desks that always count here. */
  deskIds: string[]
  /** Desks it helps out once somebody there has waited too long. */
  helps: { deskId: string; helpAfterMinutes: number }[]
}

function columns(counter: Omit<CounterRow, 'id' | 'branchId'>) {
  return {
    number: counter.number,
    name: counter.name,
    desk_ids: JSON.stringify(counter.deskIds),
    helps: JSON.stringify(counter.helps),
  }
}

/** Those of all branches without the archived ones, by number. */
export function readCounters(tables: TableStore): CounterRow[] {
  const rows = tables.rows(
    sql.selectFrom('counters').selectAll().where('archived_at', 'is', null).orderBy('number'),
  )
  return rows.map((row) => ({
    id: row.id,
    branchId: row.branch_id,
    number: row.number,
    name: row.name,
    deskIds: jsonOrNull<string[]>(row.desk_ids) ?? [],
    helps: jsonOrNull<CounterRow['helps']>(row.helps) ?? [],
  }))
}

/** Fails when its number is taken in the branch. */
export function insertCounter(counter: CounterRow): Statement {
  const values = { id: counter.id, branch_id: counter.branchId, ...columns(counter) }
  return statement(sql.insertInto('counters').values(values))
}

/** Its branch stays. Fails when its number is taken there. */
export function updateCounter(counter: CounterRow): Statement {
  return statement(sql.updateTable('counters').set(columns(counter)).where('id', '=', counter.id))
}

/** Its number is free again; its figures stay. */
export function archiveCounter(id: string, at: number): Statement {
  return statement(sql.updateTable('counters').set({ archived_at: at }).where('id', '=', id))
}
