import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRequestNumber, requestNumber } from '../../../domain/requests/number.ts'

test('has six digits and grows past them', () => {
  expect(requestNumber(2026, 123)).toBe('2026-000123')
  expect(requestNumber(2026, 999_999)).toBe('2026-999999')
  expect(requestNumber(2026, 1_000_000)).toBe('2026-1000000')
})

test.each(['2026-000123', '2026-123', ' 2026 / 123 ', '2026–0000123'])('%j is read', (text) => {
  expect(parseRequestNumber(text)).toEqual({ year: 2026, serial: 123 })
})

test.each([
  '',
  '2026',
  '2026-',
  '2026-0',
  '26-123',
  '2026-12a',
  'Z-042',
  '2026-1234567890',
  '2026-1-2',
])('%j is none', (text) => {
  expect(parseRequestNumber(text)).toBeNull()
})

test('every number that is given can be read', () => {
  const serials = fc.integer({ min: 1, max: 999_999_999 })
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 9999 }), serials, (year, serial) => {
      expect(parseRequestNumber(requestNumber(year, serial))).toEqual({ year, serial })
    }),
  )
})
