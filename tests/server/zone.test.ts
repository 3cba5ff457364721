import { describe, expect, test } from 'vitest'
import { addDays, isTimeZone, Zone } from '../../server/zone.ts'

const istanbul = new Zone('Europe/Istanbul')
const berlin = new Zone('Europe/Berlin')
const minutes = (hours: number, rest = 0) => hours * 60 + rest

describe('Istanbul', () => {
  test.each([
    ['1999-07-01T09:00:00Z', '1999-07-01T12:00:00+03:00'],
    ['1999-12-01T09:00:00Z', '1999-12-01T11:00:00+02:00'],
    // Summer time of 2015 ended two weeks late, on 8 November.
    ['2015-11-05T09:00:00Z', '2015-11-05T12:00:00+03:00'],
    ['2015-11-09T09:00:00Z', '2015-11-09T11:00:00+02:00'],
    ['2019-01-15T21:00:00Z', '2019-01-16T00:00:00+03:00'],
    ['2026-11-24T07:00:00Z', '2026-11-24T10:00:00+03:00'],
    ['2026-07-24T07:00:00.250Z', '2026-07-24T10:00:00.250+03:00'],
  ])('%s is %s', (instant, local) => {
    expect(istanbul.iso(Date.parse(instant))).toBe(local)
  })

  test('a day begins at its own midnight', () => {
    expect(istanbul.startOfDay('2026-11-24')).toBe(Date.parse('2026-11-23T21:00:00Z'))
    expect(istanbul.endOfDay('2026-11-24')).toBe(Date.parse('2026-11-24T21:00:00Z'))
    expect(istanbul.day(Date.parse('2026-11-24T20:59:59.999Z'))).toBe('2026-11-24')
    expect(istanbul.day(Date.parse('2026-11-24T21:00:00Z'))).toBe('2026-11-25')
    expect(istanbul.startOfDay('1999-12-01')).toBe(Date.parse('1999-11-30T22:00:00Z'))
  })

  test('the wall clock is asked in hours and minutes', () => {
    const at = Date.parse('2026-11-24T20:45:10Z')
    expect([istanbul.hour(at), istanbul.minuteOfDay(at)]).toEqual([23, minutes(23, 45)])
  })
})

describe('where clocks change', () => {
  test('days have 23 and 25 hours', () => {
    const hours = (day: string) => (berlin.endOfDay(day) - berlin.startOfDay(day)) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })

  test('the offset changes at that very moment', () => {
    const change = Date.parse('2026-03-29T01:00:00Z')
    expect(berlin.iso(change - 1)).toBe('2026-03-29T01:59:59.999+01:00')
    expect(berlin.iso(change)).toBe('2026-03-29T03:00:00+02:00')
    expect(berlin.iso(change - 1)).toBe('2026-03-29T01:59:59.999+01:00')
  })

  test('an hour that comes twice is told apart by its offset', () => {
    const first = Date.parse('2026-10-25T00:30:00Z')
    expect(berlin.iso(first)).toBe('2026-10-25T02:30:00+02:00')
    expect(berlin.iso(first + 3_600_000)).toBe('2026-10-25T02:30:00+01:00')
    expect(berlin.hour(first)).toBe(berlin.hour(first + 3_600_000))
  })

  test('a moment that does not exist moves forward', () => {
    expect(berlin.iso(berlin.at('2026-03-29', minutes(2, 30)))).toBe('2026-03-29T03:30:00+02:00')
    expect(berlin.iso(berlin.at('2026-03-30', minutes(2, 30)))).toBe('2026-03-30T02:30:00+02:00')
  })

  test('a day may begin later than midnight, and offsets may be quarters or negative', () => {
    const santiago = new Zone('America/Santiago')
    expect(santiago.iso(santiago.startOfDay('2026-09-06'))).toBe('2026-09-06T01:00:00-03:00')
    const kathmandu = new Zone('Asia/Kathmandu')
    expect(kathmandu.iso(0)).toBe('1970-01-01T05:30:00+05:30')
    expect(kathmandu.iso(Date.parse('2026-01-01T00:00:00Z'))).toBe('2026-01-01T05:45:00+05:45')
  })
})

test('days are added on the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-03-01', -28)).toBe('2026-02-01')
})

test('only zones of the database are zones', () => {
  expect(isTimeZone('Europe/Istanbul')).toBe(true)
  expect(isTimeZone('Europe/Atlantis')).toBe(false)
  expect(() => new Zone('')).toThrow(RangeError)
})
