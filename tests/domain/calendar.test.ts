import { describe, expect, test } from 'vitest'
import {
  addCalendarDays,
  addWorkingDays,
  isDay,
  isWorkingDay,
  workCalendar,
  workingDayOnOrBefore,
  workingDaysBetween,
  yearsMissing,
  type CalendarDay,
} from '../../domain/calendar.ts'
import { turkeyCalendar } from '../../domain/turkey-calendar.ts'

const turkey = workCalendar(turkeyCalendar)
const strict = workCalendar(turkeyCalendar, { halfDaysCount: false })
const withDays = (...days: CalendarDay[]) => workCalendar([...turkeyCalendar, ...days])

describe('a request received on 25 May 2026, before Kurban Bayramı', () => {
  test.each([
    [2, '2026-06-01'],
    [15, '2026-06-18'],
    [30, '2026-07-09'],
  ])('is due after %i working days on %s', (count, due) => {
    expect(addWorkingDays(turkey, '2026-05-25', count)).toBe(due)
  })

  test('is due after 30 calendar days on 24 June', () => {
    expect(addCalendarDays('2026-05-25', 30)).toBe('2026-06-24')
  })

  test('is due a working day later where the eve does not count', () => {
    expect(addWorkingDays(strict, '2026-05-25', 2)).toBe('2026-06-02')
    expect(addWorkingDays(strict, '2026-05-25', 15)).toBe('2026-06-19')
  })
})

describe('fifteen working days across', () => {
  // Counted by hand on a wall calendar.
  test.each([
    ['Ramazan Bayramı 2026', '2026-03-16', '2026-04-07'],
    ['Kurban Bayramı 2026', '2026-05-25', '2026-06-18'],
    ['Ramazan Bayramı 2027', '2027-03-05', '2027-03-31'],
    ['Kurban Bayramı 2027, whose last day is 19 May', '2027-05-12', '2027-06-07'],
    ['Ramazan Bayramı 2028, before a 29 February', '2028-02-23', '2028-03-16'],
    ['Kurban Bayramı 2028 and 19 May', '2028-05-02', '2028-05-26'],
    ['Ramazan Bayramı 2029', '2029-02-12', '2029-03-08'],
    ['23 April, Kurban Bayramı 2029 and 1 May', '2029-04-20', '2029-05-21'],
    ['Ramazan Bayramı 2030', '2030-02-01', '2030-02-27'],
    ['Kurban Bayramı 2030, 23 April and 1 May', '2030-04-10', '2030-05-07'],
  ])('%s: %s → %s', (_, received, due) => {
    expect(addWorkingDays(turkey, received, 15)).toBe(due)
    expect(workingDaysBetween(turkey, received, due)).toBe(15)
  })
})

describe('28 October, closed from 13.00', () => {
  test('is a working day and the day after it is not', () => {
    expect(addWorkingDays(turkey, '2026-10-27', 1)).toBe('2026-10-28')
    expect(addWorkingDays(turkey, '2026-10-27', 2)).toBe('2026-10-30')
  })

  test('is closed where half days do not count', () => {
    expect(addWorkingDays(strict, '2026-10-27', 1)).toBe('2026-10-30')
    expect(workingDayOnOrBefore(strict, '2026-10-29')).toBe('2026-10-27')
  })
})

describe('a day that the place closes', () => {
  test('moves a date: administrative leave from the eve to the weekend after a holiday', () => {
    const leave = ['2027-10-28', '2027-11-01'].map((day): CalendarDay => ({
      day,
      kind: 'leave',
      name: 'İdari izin',
    }))
    expect(addWorkingDays(turkey, '2027-10-27', 2)).toBe('2027-11-01')
    expect(addWorkingDays(withDays(...leave), '2027-10-27', 2)).toBe('2027-11-03')
  })

  test('moves a date: snow', () => {
    const snow = withDays({ day: '2026-01-22', kind: 'closure', name: 'Kar' })
    expect(isWorkingDay(turkey, '2026-01-22')).toBe(true)
    expect(isWorkingDay(snow, '2026-01-22')).toBe(false)
    expect(addWorkingDays(snow, '2026-01-21', 1)).toBe('2026-01-23')
  })

  test('counts once when it is also an eve, and not at all at a weekend', () => {
    const twice = withDays(
      { day: '2026-05-26', kind: 'leave', name: 'İdari izin' },
      { day: '2026-05-31', kind: 'closure', name: 'Taşınma' },
    )
    expect(addWorkingDays(twice, '2026-05-25', 2)).toBe('2026-06-02')
    expect(workingDaysBetween(twice, '2026-05-25', '2026-06-02')).toBe(2)
  })
})

describe('a date on a closed day is shown as the working day before', () => {
  test.each([
    ['a Saturday', '2026-06-20', '2026-06-19'],
    ['a Sunday', '2026-06-21', '2026-06-19'],
    ['the last day of Kurban Bayramı', '2026-05-30', '2026-05-26'],
    ['New Year’s Day', '2027-01-01', '2026-12-31'],
    ['a working day', '2026-06-24', '2026-06-24'],
  ])('%s', (_, day, shown) => {
    expect(workingDayOnOrBefore(turkey, day)).toBe(shown)
  })
})

describe('working days between', () => {
  test.each([
    ['the same day', '2026-06-01', '2026-06-01', 0],
    ['a Friday and the Monday after', '2026-06-05', '2026-06-08', 1],
    ['a Saturday and its Sunday', '2026-06-06', '2026-06-07', 0],
    ['a due date and a day too late', '2026-06-19', '2026-06-18', -1],
    ['the ends of 2026 (261 weekdays, 10 holidays on them)', '2025-12-31', '2026-12-31', 251],
    ['days before 1970', '1969-12-28', '1970-01-04', 5],
  ])('%s', (_, from, to, count) => {
    expect(workingDaysBetween(turkey, from, to)).toBe(count)
  })
})

describe('years whose holidays nobody has entered', () => {
  test('are named, when a period reaches into them', () => {
    expect(yearsMissing(turkey, '2026-01-01', '2030-12-31')).toEqual([])
    expect(yearsMissing(turkey, '2030-12-20', '2031-01-15')).toEqual([2031])
    expect(yearsMissing(turkey, '2025-06-01', '2032-01-01')).toEqual([2025, 2031, 2032])
  })

  test('are not saved by a closure of the place or a half day', () => {
    const local = withDays(
      { day: '2031-03-03', kind: 'closure', name: 'Taşınma' },
      { day: '2031-10-28', kind: 'half-day', name: 'Cumhuriyet Bayramı' },
    )
    expect(yearsMissing(local, '2031-01-01', '2031-12-31')).toEqual([2031])
  })

  test('are named until both feasts are entered, and not for a day that falls on another', () => {
    const of2031 = turkeyCalendar
      .filter(({ day }) => day.startsWith('2030'))
      .map((entry) => ({ ...entry, day: entry.day.replace('2030', '2031') }))
    const missing = (...days: CalendarDay[]) =>
      yearsMissing(withDays(...days), '2031-01-01', '2031-12-31')
    expect(missing({ day: '2031-01-01', kind: 'holiday', name: 'Yılbaşı' })).toEqual([2031])
    expect(missing(...of2031.filter(({ name }) => !name.startsWith('Kurban')))).toEqual([2031])
    expect(missing(...of2031.filter(({ name }) => !name.startsWith('Ramazan')))).toEqual([2031])
    expect(missing(...of2031)).toEqual([])
    expect(missing(...of2031.filter(({ day }) => day !== '2031-05-19'))).toEqual([])
  })
})

describe('Turkey’s calendar', () => {
  const of = (year: number, kind: CalendarDay['kind']) =>
    turkeyCalendar.filter((entry) => entry.day.startsWith(`${year}-`) && entry.kind === kind)

  test.each([
    [2026, ['2026-03-20', '2026-03-22'], ['2026-05-27', '2026-05-30']],
    [2027, ['2027-03-09', '2027-03-11'], ['2027-05-16', '2027-05-19']],
    [2028, ['2028-02-26', '2028-02-28'], ['2028-05-05', '2028-05-08']],
    [2029, ['2029-02-14', '2029-02-16'], ['2029-04-24', '2029-04-27']],
    [2030, ['2030-02-04', '2030-02-06'], ['2030-04-13', '2030-04-16']],
  ])('%i has its religious holidays with their eves', (year, ramazan, kurban) => {
    for (const [name, [first = '', last = '']] of [
      ['Ramazan Bayramı', ramazan],
      ['Kurban Bayramı', kurban],
    ] as const) {
      const days = of(year, 'holiday').filter((entry) => entry.name.includes(name))
      expect([days.at(0)?.day, days.at(-1)?.day]).toEqual([first, last])
      expect(days).toHaveLength(name === 'Ramazan Bayramı' ? 3 : 4)
      expect(of(year, 'half-day')).toContainEqual({
        day: addCalendarDays(first, -1),
        kind: 'half-day',
        name: `${name} arifesi`,
      })
    }
  })

  test.each([2026, 2027, 2028, 2029, 2030])('%i has its fixed holidays', (year) => {
    const days = of(year, 'holiday').map(({ day }) => day.slice(5))
    for (const day of ['01-01', '04-23', '05-01', '05-19', '07-15', '08-30', '10-29'])
      expect(days).toContain(day)
    expect(of(year, 'half-day').map(({ day }) => day.slice(5))).toContain('10-28')
  })

  test('has each day once a kind, in order', () => {
    const keys = turkeyCalendar.map(({ day, kind }) => `${day} ${kind}`)
    expect(new Set(keys).size).toBe(keys.length)
    const days = turkeyCalendar.map(({ day }) => day)
    expect(days).toEqual(days.toSorted())
  })
})

describe('a day', () => {
  test.each(['2026-05-25', '2028-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true)
  })

  test.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '25.05.2026', '2026-5-1', ''])(
    '%j does not',
    (text) => {
      expect(isDay(text)).toBe(false)
    },
  )
})
