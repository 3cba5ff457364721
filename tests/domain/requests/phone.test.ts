import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePhone } from '../../../domain/requests/phone.ts'

test.each([
  '05321234567',
  '5321234567',
  '0532 123 45 67',
  '0 532 123 45 67',
  '0(532) 123-45-67',
  '(0532)1234567',
  '+905321234567',
  '+90 532 123 4567',
  '+90 (0532) 123 45 67',
  '0090 532 1234567',
  '905321234567',
  '0532.123.45.67',
  '0532/1234567',
  '\u00a00532\u00a01234567\u200e',
])('“%s” is +905321234567', (text) => {
  expect(parsePhone(text)).toBe('+905321234567')
})

test.each([
  ['a landline', '0212 123 45 67'],
  ['a digit short', '0532 123 45 6'],
  ['a digit long', '0532 123 45 678'],
  ['another country', '+49 151 12345678'],
  ['a name beside it', '0532 123 45 67 Ayşe'],
  ['empty', ''],
  ['the short code of the municipality', '153'],
])('%s is no mobile number', (_, text) => {
  expect(parsePhone(text)).toBeNull()
})

test('what it gives is what it takes, however it is spaced', () => {
  const number = fc
    .integer({ min: 0, max: 999_999_999 })
    .map((rest) => `+905${String(rest).padStart(9, '0')}`)
  const gap = fc.constantFrom('', ' ', '-', '.', ' (', ') ')
  fc.assert(
    fc.property(number, fc.array(gap, { minLength: 13, maxLength: 13 }), (phone, gaps) => {
      const written = [...phone].map((digit, index) => digit + gaps[index]).join('')
      expect(parsePhone(written)).toBe(phone)
    }),
  )
})
