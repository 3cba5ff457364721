import { expect, test } from 'vitest'
import { emailError, mayBecomeRight, nationalIdError, phoneError } from '../../ui/contact-checks.ts'

test('a number that is only begun is unfinished, and one that cannot become right is wrong', () => {
  expect(phoneError('0532 12')).toBe('phoneUnfinished')
  expect(phoneError('0532 123 45 67')).toBeNull()
  expect(phoneError('0312 123 45 67')).toBe('phoneWrong')
  expect(nationalIdError('1000000')).toBe('nationalIdUnfinished')
  expect(nationalIdError('100 000 001 46')).toBeNull()
  expect(nationalIdError('10000000147')).toBe('nationalIdWrong')
})

test('while it is typed, only what cannot become right is said', () => {
  expect(mayBecomeRight('phoneUnfinished')).toBe(true)
  expect(emailError('ayse@')).toBe('emailWrong')
  expect(mayBecomeRight('emailWrong')).toBe(true)
  expect(mayBecomeRight('nationalIdWrong')).toBe(false)
  expect(mayBecomeRight('emailLetter')).toBe(false)
})

test.each([
  ['', null],
  [' ayse@ornek.com ', null],
  ["o'neil@ornek.com", null],
  ['ayse@ornek', 'emailWrong'],
  ['ayse.@ornek.com', 'emailWrong'],
  ['ay se@ornek.com', 'emailWrong'],
  ['ayşe@ornek.com', 'emailLetter'],
  ['a@örnek.com', 'emailLetter'],
  ['KADIR@ORNEK.COM', null],
  ['KADİR@ORNEK.COM', 'emailLetter'],
  ['kadır@ornek.com', 'emailLetter'],
])('of the address “%s” it says %s', (text, error) => {
  expect(emailError(text)).toBe(error)
})
