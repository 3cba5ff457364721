import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addCalendarDays,
  addWorkingDays,
  calendarDayKinds,
  isWorkingDay,
  workCalendar,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../domain/calendar.ts'

/** A day of 2024–2031, leap years and years without holidays among them. */
const days = fc.integer({ min: 0, max: 2920 }).map((count) => addCalendarDays('2024-01-01', count))
const counts = fc.integer({ min: 0, max: 60 })
const entries = fc.record({ day: days, kind: fc.constantFrom(...calendarDayKinds) })

/** Days scattered over the years, and a long closure in a row. */
const calendars = fc
  .record({
    scattered: fc.array(entries, { maxLength: 400 }),
    first: days,
    length: fc.integer({ min: 0, max: 90 }),
    halfDaysCount: fc.boolean(),
  })
  .map(({ scattered, first, length, halfDaysCount }) => {
    const run = Array.from({ length }, (_, index) => addCalendarDays(first, index))
    const closed = run.map((day) => ({ day, kind: 'closure' as const }))
    const all = [...scattered, ...closed]
    return { all, halfDaysCount, calendar: workCalendar(all, { halfDaysCount }) }
  })

describe('whatever the calendar', () => {
  test('a day is a working day when its weekday is one and nothing closes it', () => {
    fc.assert(
      fc.property(calendars, days, ({ all, halfDaysCount, calendar }, day) => {
        const weekday = new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3)
        const closing = all.filter((entry) => entry.day === day).map(({ kind }) => kind)
        const closed = closing.some((kind) => kind !== 'half-day' || !halfDaysCount)
        const open = !['Sat', 'Sun'].includes(weekday) && !closed
        expect(isWorkingDay(calendar, day)).toBe(open)
      }),
    )
  })

  test('a period ends on a working day and holds as many of them as it should, never a closed one', () => {
    fc.assert(
      fc.property(calendars, days, counts, ({ calendar }, from, count) => {
        const end = addWorkingDays(calendar, from, count)
        const passed: string[] = []
        for (let day = from; day < end;) passed.push((day = addCalendarDays(day, 1)))
        expect(passed.filter((day) => isWorkingDay(calendar, day))).toHaveLength(count)
        if (count > 0) expect(isWorkingDay(calendar, end)).toBe(true)
        else expect(end).toBe(from)
      }),
    )
  })

  test('a longer period, or one that starts later, never ends earlier', () => {
    fc.assert(
      fc.property(calendars, days, days, counts, counts, ({ calendar }, one, other, a, b) => {
        const [first, last] = [one, other].toSorted() as [string, string]
        const [short, long] = [Math.min(a, b), Math.max(a, b)]
        const end = addWorkingDays(calendar, first, short)
        expect(end <= addWorkingDays(calendar, first, long)).toBe(true)
        expect(end <= addWorkingDays(calendar, last, short)).toBe(true)
      }),
    )
  })

  test('two periods one after the other are one period', () => {
    fc.assert(
      fc.property(calendars, days, counts, counts, ({ calendar }, from, a, b) => {
        const middle = addWorkingDays(calendar, from, a)
        expect(addWorkingDays(calendar, middle, b)).toBe(addWorkingDays(calendar, from, a + b))
      }),
    )
  })

  test('counting the working days of a period gives its length back', () => {
    fc.assert(
      fc.property(calendars, days, counts, ({ calendar }, from, count) => {
        const end = addWorkingDays(calendar, from, count)
        expect(workingDaysBetween(calendar, from, end)).toBe(count)
      }),
    )
  })

  test('backwards it counts the same, as too late', () => {
    fc.assert(
      fc.property(calendars, days, days, ({ calendar }, one, other) => {
        const there = workingDaysBetween(calendar, one, other)
        expect(there + workingDaysBetween(calendar, other, one)).toBe(0)
      }),
    )
  })

  test('over closed days alone it is 0 both ways, never -0', () => {
    const weekendsOnly = workCalendar([])
    expect(workingDaysBetween(weekendsOnly, '2026-11-22', '2026-11-21')).toBe(0)
    expect(workingDaysBetween(weekendsOnly, '2026-11-21', '2026-11-22')).toBe(0)
  })

  test('counting over a day on the way changes nothing', () => {
    fc.assert(
      fc.property(calendars, days, days, days, ({ calendar }, a, b, c) => {
        const direct = workingDaysBetween(calendar, a, c)
        const over = workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)
        expect(over).toBe(direct)
      }),
    )
  })

  test('the working day on or before is the nearest one, and asked again it stays', () => {
    fc.assert(
      fc.property(calendars, days, ({ calendar }, day) => {
        const shown = workingDayOnOrBefore(calendar, day)
        expect(isWorkingDay(calendar, shown)).toBe(true)
        expect(shown <= day).toBe(true)
        expect(workingDaysBetween(calendar, shown, day)).toBe(0)
        expect(workingDayOnOrBefore(calendar, shown)).toBe(shown)
      }),
    )
  })
})
