import type { CalendarDay, CalendarDayKind } from '../../domain/calendar.ts'
import { forgetFact, readFact, stateFact } from './fact-table.ts'
import { jsonOrNull, sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A day of the calendar; there is one a day and kind. */
export interface CalendarRow extends CalendarDay {
  id: string
}

/** All of them, earliest first. */
export function readCalendar(tables: TableStore): CalendarRow[] {
  const rows = tables.rows(
    sql.selectFrom('calendar_days').selectAll().orderBy('day').orderBy('kind'),
  )
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as CalendarDayKind }))
}

/** At least one. None of them is stored when one of that day and kind is there already. */
export function insertCalendarDays(days: readonly CalendarRow[]): Statement {
  const values = days.map(({ id, day, kind, name }) => ({ id, day, kind, name }))
  return statement(sql.insertInto('calendar_days').values(values))
}

/** Changes no row when it is gone already. */
export function deleteCalendarDay(id: string): Statement {
  return statement(sql.deleteFrom('calendar_days').where('id', '=', id))
}

const seeded = 'calendar-seeded'

/** Whether this installation was ever given the official holidays; who removed them all keeps it empty. */
export function isCalendarSeeded(tables: TableStore): boolean {
  return readFact(tables, seeded) !== undefined
}

/** With the days themselves, so that they are given once. */
export function stateCalendarSeeded(): Statement {
  return stateFact(seeded, 'true')
}

const halfDays = 'half-days-count'

/** Whether a day that ends at 13:00 is a working day; it is until somebody says otherwise. */
export function readHalfDaysCount(tables: TableStore): boolean {
  return readFact(tables, halfDays) !== 'false'
}

/**
 * True: a day that ends at 13:00 is a working day. It moves dates: for the transaction of
 * `stateRecountPending`.
 */
export function stateHalfDaysCount(count: boolean): Statement {
  return stateFact(halfDays, String(count))
}

/** A calendar as it was: enough to count with. */
export interface KeptCalendar {
  days: Pick<CalendarDay, 'day' | 'kind'>[]
  halfDaysCount: boolean
}

const pending = 'recount-pending'

/** The calendar before the last edit, while dates of open requests are still moved by it; else null. */
export function readRecountPending(tables: TableStore): KeptCalendar | null {
  return jsonOrNull<KeptCalendar>(readFact(tables, pending) ?? null)
}

/** For the transaction of the edit: whatever ends the server then, the dates are moved after its start. */
export function stateRecountPending({ days, halfDaysCount }: KeptCalendar): Statement {
  const kept = days.map(({ day, kind }) => ({ day, kind }))
  return stateFact(pending, JSON.stringify({ days: kept, halfDaysCount }))
}

/** Once every date has moved. */
export function clearRecountPending(): Statement {
  return forgetFact(pending)
}
