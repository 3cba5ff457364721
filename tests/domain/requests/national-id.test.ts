import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNationalId } from '../../../domain/requests/national-id.ts'

test.each(['10000000146', '12345678950', '11111111110'])(
  '%s has the right check digits',
  (text) => {
    expect(isNationalId(text)).toBe(true)
  },
)

test.each([
  ['too short', '1000000014'],
  ['too long', '100000001466'],
  ['beginning with zero', '01234567890'],
  ['with a letter', '1000000014a'],
  ['with spaces', '100 000 001 46'],
  ['with digits of another script', '١٠٠٠٠٠٠٠١٤٦'],
  ['empty', ''],
])('a number %s is none', (_, text) => {
  expect(isNationalId(text)).toBe(false)
})

/** Nine digits as the register gives them out. */
const nine = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)

function validOnes(start: string): string[] {
  const ends = Array.from({ length: 100 }, (_, end) => String(end).padStart(2, '0'))
  return ends.map((end) => start + end).filter(isNationalId)
}

test('of the hundred ends of nine digits exactly one is right', () => {
  fc.assert(
    fc.property(nine, (start) => {
      expect(validOnes(start)).toHaveLength(1)
    }),
  )
})

test('one wrong digit is always noticed', () => {
  const place = fc.integer({ min: 0, max: 10 })
  const other = fc.integer({ min: 1, max: 9 })
  fc.assert(
    fc.property(nine, place, other, (start, index, offset) => {
      const digits = [...validOnes(start)[0]!]
      digits[index] = String((Number(digits[index]) + offset) % 10)
      expect(isNationalId(digits.join(''))).toBe(false)
    }),
  )
})
