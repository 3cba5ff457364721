import type { Language } from './index.ts'

/** The largest number that `numberWords` knows. */
export const largestInWords = 9999

/**
 * A whole number from 0 to 9999 as it is read aloud: 1234 → `bin iki yüz otuz dört`, `one thousand two hundred and
 * thirty-four`. Throws `RangeError` for anything else.
 */
export function numberWords(language: Language, number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > largestInWords)
    throw new RangeError(`no words for ${number}`)
  return words[language](number)
}

/** `3` → `üçüncü`, `third`. Throws `RangeError` outside of 0–9999. */
export function ordinalWords(language: Language, number: number): string {
  const text = numberWords(language, number)
  const last = /\p{L}+$/u.exec(text)?.[0] ?? text
  return text.slice(0, text.length - last.length) + ordinals[language](last)
}

/** Each digit by itself: `042` → `sıfır dört iki`. Anything that is no digit is left out. */
export function digitWords(language: Language, digits: string): string {
  const read = Array.from(digits.replace(/\D/g, ''), (digit) => numberWords(language, +digit))
  return read.join(' ')
}

const words: Record<Language, (number: number) => string> = { tr: turkish, en: english }
const ordinals: Record<Language, (lastWord: string) => string> = {
  tr: turkishOrdinal,
  en: englishOrdinal,
}

const birler = 'sıfır bir iki üç dört beş altı yedi sekiz dokuz'.split(' ')
const onlar = ' on yirmi otuz kırk elli altmış yetmiş seksen doksan'.split(' ')

function turkish(number: number): string {
  if (number === 0) return 'sıfır'
  const parts = [
    turkishMany(Math.floor(number / 1000), 'bin'),
    turkishMany(Math.floor(number / 100) % 10, 'yüz'),
    onlar[Math.floor(number / 10) % 10],
    number % 10 > 0 ? birler[number % 10] : '',
  ]
  return parts.filter(Boolean).join(' ')
}

// “Bir yüz” and “bir bin” are not said.
function turkishMany(count: number, what: string): string {
  if (count === 0) return ''
  return count === 1 ? what : `${birler[count]} ${what}`
}

const vowelSuffix: Record<string, string> = { a: 'ıncı', ı: 'ıncı', e: 'inci', i: 'inci' }
const roundSuffix: Record<string, string> = { o: 'uncu', u: 'uncu', ö: 'üncü', ü: 'üncü' }

function turkishOrdinal(word: string): string {
  if (word === 'dört') return 'dördüncü'
  const vowel = word.match(/[aeıioöuü]/g)?.at(-1) ?? 'i'
  const suffix = vowelSuffix[vowel] ?? roundSuffix[vowel] ?? 'inci'
  return word.endsWith(vowel) ? word + suffix.slice(1) : word + suffix
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function english(number: number): string {
  const rest = number % 100
  const thousands = Math.floor(number / 1000)
  const hundreds = Math.floor(number / 100) % 10
  const parts: string[] = []
  if (thousands > 0) parts.push(`${ones[thousands]} thousand`)
  if (hundreds > 0) parts.push(`${ones[hundreds]} hundred`)
  if (rest > 0 && parts.length > 0) parts.push('and')
  if (rest > 0 || number === 0) parts.push(englishUnderHundred(rest))
  return parts.join(' ')
}

function englishUnderHundred(number: number): string {
  if (number < 20) return ones[number] ?? ''
  const ten = tens[Math.floor(number / 10)] ?? ''
  return number % 10 === 0 ? ten : `${ten}-${ones[number % 10]}`
}

const irregular: Record<string, string> = {
  ...{ one: 'first', two: 'second', three: 'third', five: 'fifth' },
  ...{ eight: 'eighth', nine: 'ninth', twelve: 'twelfth' },
}

function englishOrdinal(word: string): string {
  return irregular[word] ?? `${word.replace(/y$/, 'ie')}th`
}
