import { expect, test } from 'vitest'
import { numberLocative, timeLocative } from '../../messages/turkish.ts'

test.each([
  ['13.30', 'da'],
  ['09.00', 'da'],
  ['15.00', 'te'],
  ['08.15', 'te'],
  ['12.40', 'ta'],
  ['08.20', 'de'],
  ['00.00', 'da'],
])('%s takes “-%s”', (time, suffix) => {
  expect(timeLocative(time)).toBe(suffix)
})

test('every minute of an hour has a suffix', () => {
  for (let number = 0; number < 60; number += 1)
    expect(numberLocative(number)).toMatch(/^[dt][ae]$/)
})
