import { expect, test } from 'vitest'
import { fromDesk, numberLocative, shortDirectorate, timeLocative } from '../../messages/turkish.ts'

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

test.each([
  ['Zabıta', 'Zabıta masasından'],
  ['Engelsiz Masa', 'Engelsiz Masa’dan'],
  ['İmar Masası', 'İmar Masası’ndan'],
])('what comes from %s comes %s', (desk, from) => {
  expect(fromDesk(desk)).toBe(from)
})

test('a directorate is short among others, and whatever else stands there keeps its name', () => {
  expect(shortDirectorate('Park ve Bahçeler Müdürlüğü')).toBe('Park ve Bahçeler')
  expect(shortDirectorate('İlçe Emniyet Amirliği')).toBe('İlçe Emniyet Amirliği')
})
