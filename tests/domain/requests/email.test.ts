import { expect, test } from 'vitest'
import { isEmail } from '../../../domain/requests/email.ts'

const local = (length: number) => 'a'.repeat(length)
/** A domain of that length, in labels of 63 at most. */
const domain = (length: number) => `${`${local(49)}.`.repeat(5).slice(0, length - 3)}.tr`

test.each([
  'ayse@ornek.com',
  'AYSE.YILMAZ@Ornek.Bel.TR',
  "o'neil@ornek.com",
  'a!b@ornek.com',
  'ayse+masa_2-x@ornek.com',
  "!#$%&'*+/=?^_`{|}~-@ornek.com",
  '1@2.tr',
  'a@xn--rnek-4qa.com',
  'a@ornek.xn--p1ai',
  `${local(64)}@ornek.com`,
  `a@${local(63)}.com`,
  `a@${domain(252)}`,
])('“%s” is one', (text) => {
  expect(isEmail(text)).toBe(true)
})

test.each([
  ['empty', ''],
  ['blanks around it', ' ayse@ornek.com '],
  ['a Turkish letter before the @', 'ayşe@ornek.com'],
  ['a Turkish letter in the domain', 'a@örnek.com'],
  ['a Turkish letter in capitals', 'AYŞE@ORNEK.COM'],
  ['a letter that only looks like k', 'a\u212A@ornek.com'],
  ['a dot at the beginning', '.ayse@ornek.com'],
  ['a dot before the @', 'ayse.@ornek.com'],
  ['two dots in a row', 'ay..se@ornek.com'],
  ['two dots in the domain', 'ayse@ornek..com'],
  ['a dot at the end', 'ayse@ornek.com.'],
  ['no dot in the domain', 'ayse@ornek'],
  ['one letter at the end', 'ayse@ornek.c'],
  ['an address of four numbers', 'ayse@192.168.1.1'],
  ['a hyphen at the edge of a label', 'ayse@-ornek.com'],
  ['a hyphen at the end', 'ayse@ornek.com-'],
  ['an underscore in the domain', 'ayse@or_nek.com'],
  ['two of them', 'a@ornek.com,b@ornek.com'],
  ['two @', 'a@b@ornek.com'],
  ['nothing before the @', '@ornek.com'],
  ['no @', 'ornek.com'],
  ['a name in front', 'Ayşe <ayse@ornek.com>'],
  ['quotes', '"ayse yilmaz"@ornek.com'],
  ['a second line', 'ayse@ornek.com\nb@ornek.com'],
  ['a line’s end', 'ayse@ornek.com\n'],
  ['a blank in it', 'ay se@ornek.com'],
  ['65 letters before the @', `${local(65)}@ornek.com`],
  ['a label of 64 letters', `a@${local(64)}.com`],
  ['255 letters', `aa@${domain(252)}`],
])('%s is none', (_, text) => {
  expect(isEmail(text)).toBe(false)
})

test('a long text without an end is told apart at once', () => {
  const before = performance.now()
  for (const text of ['a-'.repeat(100_000), `a@${'a.'.repeat(120)}`, `${'a.'.repeat(120)}@`])
    expect(isEmail(text)).toBe(false)
  expect(performance.now() - before).toBeLessThan(100)
})
