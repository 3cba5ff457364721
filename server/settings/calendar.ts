import { workCalendar, type CalendarDay, type WorkCalendar } from '../../domain/calendar.ts'
import { turkeyCalendar } from '../../domain/turkey-calendar.ts'
import { newId } from '../ids.ts'
import { keptMs } from '../queue/idempotency.ts'
import {
  deleteCalendarDay,
  insertCalendarDays,
  isCalendarSeeded,
  readCalendar,
  readHalfDaysCount,
  stateCalendarSeeded,
  stateHalfDaysCount,
  stateRecountPending,
  type CalendarRow,
} from '../storage/calendar-table.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import type { Statement } from '../storage/writer.ts'
import { Turns } from '../turns.ts'

/** Why the calendar stays as it is. */
export type CalendarRefusal = 'not_found' | 'day_taken' | 'key_reused'

/** An edit that is not made; `field`: where in it, or in the headers, the reason stands. */
export interface RefusedCalendarEdit {
  refusal: CalendarRefusal
  field?: string
}

/**
 * The calendar that working days are counted on: the official holidays, and what the municipality adds. An edit leaves
 * behind what the calendar was before, until the dates of open requests have moved with it (`CalendarEdits`).
 */
export class CalendarBook {
  #tables: TableStore
  #days = new Map<string, CalendarRow>()
  #halfDaysCount = true
  #calendar = workCalendar([])
  #turns = new Turns()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    this.#days = new Map(readCalendar(this.#tables).map((row) => [row.id, row]))
    this.#halfDaysCount = readHalfDaysCount(this.#tables)
    this.#calendar = workCalendar([...this.#days.values()], { halfDaysCount: this.#halfDaysCount })
  }

  /** What the rules count with; a new one after every edit. */
  get calendar(): WorkCalendar {
    return this.#calendar
  }

  get halfDaysCount(): boolean {
    return this.#halfDaysCount
  }

  /** The days of a year, earliest first. */
  ofYear(year: number): CalendarRow[] {
    return [...this.#days.values()].filter(({ day }) => Number(day.slice(0, 4)) === year)
  }

  /**
   * One more day; the same key again gives the day it made. Refusals: `day_taken` (there is one of this kind on that
   * day), `key_reused`, `not_found` (made by this key and removed since). Throws `StorageError`.
   */
  addDay(
    input: CalendarDay,
    key: CommandKey | null = null,
  ): Promise<CalendarRow | RefusedCalendarEdit> {
    return this.#inTurn(async () => {
      const now = Date.now()
      const known = key && findCreation(this.#tables, key, now - keptMs)
      if (key && known)
        return known.hash === key.hash
          ? (this.#days.get(known.resourceId) ?? { refusal: 'not_found' })
          : { refusal: 'key_reused', field: 'Idempotency-Key' }
      if (this.#isTaken(input)) return { refusal: 'day_taken', field: 'day' }
      const { day, kind, name } = input
      const row = { id: newId(), day, kind, name }
      const remembered = key ? rememberCreation(key, row.id, now, now - keptMs) : []
      await this.#store(insertCalendarDays([row]), ...remembered)
      return row
    })
  }

  /** Refusals: `not_found`. Throws `StorageError`. */
  removeDay(id: string): Promise<RefusedCalendarEdit | null> {
    return this.#inTurn(async () => {
      if (!this.#days.has(id)) return { refusal: 'not_found' }
      await this.#store(deleteCalendarDay(id))
      return null
    })
  }

  /** Whether a day that ends at 13:00 is a working day. Throws `StorageError`. */
  setHalfDaysCount(count: boolean): Promise<void> {
    return this.#inTurn(() => this.#store(stateHalfDaysCount(count)))
  }

  #isTaken({ day, kind }: CalendarDay): boolean {
    return [...this.#days.values()].some((row) => row.day === day && row.kind === kind)
  }

  /** Edits go one after the other: each is checked against what the one before it has stored. */
  #inTurn<Result>(edit: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(edit)
  }

  async #store(...statements: Statement[]): Promise<void> {
    const days = [...this.#days.values()]
    const before = stateRecountPending({ days, halfDaysCount: this.#halfDaysCount })
    await this.#tables.edit(...statements, before)
    this.reload()
  }
}

/** The official holidays of the coming years, and that they were given. */
export function seedCalendar(): Statement[] {
  const days = turkeyCalendar.map((day) => ({ id: newId(), ...day }))
  return [insertCalendarDays(days), stateCalendarSeeded()]
}

/**
 * Give an installation the official holidays once: on its first start, or when it comes from a version without a
 * calendar. Call it before a `CalendarBook` reads. Throws `StorageError`.
 */
export async function ensureCalendar(tables: TableStore): Promise<void> {
  if (isCalendarSeeded(tables) || readCalendar(tables).length > 0) return
  await tables.edit(...seedCalendar())
}
