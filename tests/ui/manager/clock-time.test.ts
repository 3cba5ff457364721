import { expect, test } from 'vitest'
import { shownTime, wireTime } from '../../../apps/manager/src/lib/settings/clock-time.ts'

test.each([
  ['8', '08:00'],
  ['8.30', '08:30'],
  ['08:30', '08:30'],
  [' 1730 ', '17:30'],
  ['24.00', '24:00'],
])('%j is a time of day', (typed, wire) => {
  expect(wireTime(typed)).toBe(wire)
})

test.each(['25', '8.60', '24.01', 'öğle', ''])('%j stays as it was typed', (typed) => {
  expect(wireTime(typed)).toBe(typed)
})

test('is shown as the language writes it', () => {
  expect(shownTime('08:30', '.')).toBe('08.30')
})
