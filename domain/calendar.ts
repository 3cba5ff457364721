/**
 * Working days of a Turkish public office: Monday to Friday (Law 657, art. 99) without the days its calendar closes.
 * Days are `YYYY-MM-DD` and must exist: `isDay` is asked where they come in.
 */

/**
 * `holiday` = a whole official holiday (Law 2429), `half-day` = closed from 13:00 (the eves of religious holidays and
 * 28 October), `leave` = administrative leave (idari izin), `closure` = closed for a reason of the place.
 */
export const calendarDayKinds = ['holiday', 'half-day', 'leave', 'closure'] as const
/** One of them. */
export type CalendarDayKind = (typeof calendarDayKinds)[number]

/**
 * A day on which the house works less or not at all, by the name people know it by. One day may
 * stand there under two kinds.
 */
export interface CalendarDay {
  day: string
  kind: CalendarDayKind
  name: string
}

/** Days closed to work, ready to count with. */
export interface WorkCalendar {
  /** Days since 1970 that would be worked on by their weekday; weekends are closed without standing here. */
  closedWeekdays: ReadonlySet<number>
  /** Years whose official holidays have been entered. */
  holidayYears: ReadonlySet<number>
}

const dayMs = 86_400_000
const daysAWeek = 7
const workdaysAWeek = 5
/** Law 2429 gives fourteen whole days, seven of them the two feasts’; as many as two may fall on another one. */
const leastHolidaysAYear = 12

/** Whether a text is a day that exists: `2026-02-30` is written like one and is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const number = dayNumber(text)
  return !Number.isNaN(number) && dayOf(number) === text
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

function dayOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** Days since Monday 29 December 1969: 1 January 1970 was a Thursday. */
function sinceMonday(number: number): number {
  return number + 3
}

/** Monday is 0, Sunday 6. */
function weekdayIndex(number: number): number {
  return ((sinceMonday(number) % daysAWeek) + daysAWeek) % daysAWeek
}

function isWeekend(number: number): boolean {
  return weekdayIndex(number) >= workdaysAWeek
}

function isOpen({ closedWeekdays }: WorkCalendar, number: number): boolean {
  return !isWeekend(number) && !closedWeekdays.has(number)
}

/** A calendar to count with. With `halfDaysCount` a day that ends at 13:00 is a working day, else it is closed. */
export function workCalendar(
  days: readonly Pick<CalendarDay, 'day' | 'kind'>[],
  { halfDaysCount }: { halfDaysCount: boolean } = { halfDaysCount: true },
): WorkCalendar {
  const closed = days.filter(({ kind }) => kind !== 'half-day' || !halfDaysCount)
  const holidays = new Map<number, number>()
  for (const { day, kind } of days)
    if (kind === 'holiday') holidays.set(yearOf(day), (holidays.get(yearOf(day)) ?? 0) + 1)
  return {
    closedWeekdays: new Set(
      closed.map(({ day }) => dayNumber(day)).filter((number) => !isWeekend(number)),
    ),
    holidayYears: new Set(
      [...holidays].flatMap(([year, count]) => (count < leastHolidaysAYear ? [] : year)),
    ),
  }
}

/** Neither a weekend nor closed by the calendar. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  return isOpen(calendar, dayNumber(day))
}

/** Among so many days in a row at least `needed` are open: each week has five weekdays, the calendar closes so many. */
function enoughDays({ closedWeekdays }: WorkCalendar, needed: number): number {
  return 2 * (needed + closedWeekdays.size) + daysAWeek
}

/**
 * The last day of a period of `count` working days. The day it starts on (of receipt) is not counted, so it may be a
 * closed one; a count of 0 gives that day itself.
 */
export function addWorkingDays(calendar: WorkCalendar, from: string, count: number): string {
  const start = dayNumber(from)
  const limit = start + enoughDays(calendar, count)
  let left = count
  let number = start
  while (left > 0 && number < limit) {
    number += 1
    if (isOpen(calendar, number)) left -= 1
  }
  return dayOf(number)
}

/** The last day of a period of `count` calendar days; the day it starts on is not counted. Negative = that long before. */
export function addCalendarDays(from: string, count: number): string {
  return dayOf(dayNumber(from) + count)
}

/** The day itself when it is a working day, else the last one before it: what a date on a closed day is shown as. */
export function workingDayOnOrBefore(calendar: WorkCalendar, day: string): string {
  const start = dayNumber(day)
  const limit = start - enoughDays(calendar, 1)
  let number = start
  while (!isOpen(calendar, number) && number > limit) number -= 1
  return dayOf(number)
}

/** Weekdays up to and with this day, from the same beginning for every day. */
function weekdaysUntil(number: number): number {
  const passed = sinceMonday(number) + 1
  const weeks = Math.floor(passed / daysAWeek)
  return weeks * workdaysAWeek + Math.min(passed - weeks * daysAWeek, workdaysAWeek)
}

/**
 * Working days after `from`, up to and with `to`: how many of a period are used, or left. Negative when `to` comes
 * first: so many too late. Takes no longer for far days than for near ones.
 */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  // Taken from 0 rather than negated: no working day between is 0, never -0.
  if (end < start) return 0 - workingDaysBetween(calendar, to, from)
  const closed = [...calendar.closedWeekdays].filter((number) => number > start && number <= end)
  return weekdaysUntil(end) - weekdaysUntil(start) - closed.length
}

/** Years of a span of days whose holidays nobody has entered, or not the feasts: dates in them come out too early. */
export function yearsMissing({ holidayYears }: WorkCalendar, from: string, to: string): number[] {
  const first = yearOf(from)
  const years = Array.from({ length: Math.max(0, yearOf(to) - first + 1) }, (_, i) => first + i)
  return years.filter((year) => !holidayYears.has(year))
}
