import { describe, expect, test } from 'vitest'
import { formatFor } from '../../messages/format.ts'

const tr = formatFor('tr', 'Europe/Istanbul')
const en = formatFor('en', 'Europe/Istanbul')
const moment = '2026-11-24T07:42:10Z'

describe('times and dates', () => {
  test('stand in the branch’s time zone, in Turkish with a dot', () => {
    expect(tr.clock(moment)).toBe('10.42')
    expect(en.clock(Date.parse(moment))).toBe('10:42')
    expect(formatFor('tr', 'Europe/Berlin').clock(moment)).toBe('08.42')
  })

  test('midnight is 00, never 24', () => {
    expect(tr.clock('2026-11-24T00:05:00+03:00')).toBe('00.05')
  })

  test('dates name the day', () => {
    expect(tr.dayInWords('2026-11-24')).toBe('24 Kasım Salı')
    expect(tr.date(moment)).toBe('24 Kasım Salı')
    expect(en.date(moment)).toBe('Tuesday 24 November')
  })
})

describe('durations', () => {
  test.each([
    [0, '0 dk'],
    [59, '0 dk'],
    [720, '12 dk'],
    [3600, '1 sa'],
    [3900, '1 sa 5 dk'],
    [-3, '0 dk'],
  ])('%d s that have passed are %s', (seconds, text) => {
    expect(tr.duration(seconds)).toBe(text)
  })

  test('measured figures have a decimal while they are small', () => {
    expect(tr.minutes(288)).toBe('4,8 dk')
    expect(tr.minutes(300)).toBe('5 dk')
    expect(tr.minutes(599)).toBe('10 dk')
    expect(tr.minutes(733)).toBe('12 dk')
    expect(en.minutes(288)).toBe('4.8 min')
  })

  test('a running clock keeps its width until an hour has passed', () => {
    expect(tr.stopwatch(134.9)).toBe('02:14')
    expect(tr.stopwatch(3734)).toBe('1:02:14')
    expect(tr.stopwatch(-1)).toBe('00:00')
  })
})

describe('estimates', () => {
  test('are intervals with an en dash', () => {
    expect(tr.estimate({ minMinutes: 10, maxMinutes: 20 })).toBe('10–20 dakika')
    expect(tr.estimateShort({ minMinutes: 10, maxMinutes: 20 })).toBe('10–20 dk')
    expect(en.estimate({ minMinutes: 10, maxMinutes: 20 })).toBe('10–20 minutes')
  })

  test('that begin at zero say “less than”', () => {
    expect(tr.estimate({ minMinutes: 0, maxMinutes: 5 })).toBe('5 dakikadan az')
    expect(tr.estimateShort({ minMinutes: 0, maxMinutes: 5 })).toBe('5 dk’dan az')
    expect(en.estimate({ minMinutes: 0, maxMinutes: 5 })).toBe('less than 5 minutes')
  })
})

test('shares and numbers are written as the language writes them', () => {
  expect(tr.percent(0.834)).toBe('%83')
  expect(en.percent(0.834)).toBe('83%')
  expect(tr.number(1507)).toBe('1.507')
})
