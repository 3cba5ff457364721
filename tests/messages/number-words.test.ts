import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../messages/index.ts'
import { digitWords, numberWords, ordinalWords } from '../../messages/number-words.ts'

const all = Array.from({ length: 10_000 }, (_, number) => number)

describe.each(languages)('numbers in $name', ({ code }) => {
  test('are 10,000 different ones, of letters only', () => {
    const words = all.map((number) => numberWords(code, number))
    expect(new Set(words).size).toBe(10_000)
    expect(words.filter((text) => !/^\p{Ll}+([ -]\p{Ll}+)*$/u.test(text))).toEqual([])
  })

  test('have an ordinal of their own each', () => {
    const words = all.map((number) => ordinalWords(code, number))
    expect(new Set(words).size).toBe(10_000)
    expect(words.filter((text) => !/^\p{Ll}+([ -]\p{Ll}+)*$/u.test(text))).toEqual([])
  })

  test('end at 9999, begin at 0 and are whole', () => {
    const outside = fc.oneof(fc.integer({ max: -1 }), fc.integer({ min: 10_000 }), fc.constant(1.5))
    fc.assert(
      fc.property(outside, (number) => {
        expect(() => numberWords(code, number)).toThrow()
      }),
    )
  })
})

test.each([
  [0, 'sıfır', 'zero'],
  [7, 'yedi', 'seven'],
  [10, 'on', 'ten'],
  [15, 'on beş', 'fifteen'],
  [42, 'kırk iki', 'forty-two'],
  [60, 'altmış', 'sixty'],
  [100, 'yüz', 'one hundred'],
  [101, 'yüz bir', 'one hundred and one'],
  [219, 'iki yüz on dokuz', 'two hundred and nineteen'],
  [1000, 'bin', 'one thousand'],
  [1001, 'bin bir', 'one thousand and one'],
  [1100, 'bin yüz', 'one thousand one hundred'],
  [1234, 'bin iki yüz otuz dört', 'one thousand two hundred and thirty-four'],
  [9999, 'dokuz bin dokuz yüz doksan dokuz', 'nine thousand nine hundred and ninety-nine'],
])('%d is read “%s” and “%s”', (number, turkish, english) => {
  expect([numberWords('tr', number), numberWords('en', number)]).toEqual([turkish, english])
})

test.each([
  [1, 'birinci', 'first'],
  [2, 'ikinci', 'second'],
  [3, 'üçüncü', 'third'],
  [4, 'dördüncü', 'fourth'],
  [5, 'beşinci', 'fifth'],
  [6, 'altıncı', 'sixth'],
  [9, 'dokuzuncu', 'ninth'],
  [12, 'on ikinci', 'twelfth'],
  [20, 'yirminci', 'twentieth'],
  [32, 'otuz ikinci', 'thirty-second'],
  [40, 'kırkıncı', 'fortieth'],
  [100, 'yüzüncü', 'one hundredth'],
])('place %d is read “%s” and “%s”', (number, turkish, english) => {
  expect([ordinalWords('tr', number), ordinalWords('en', number)]).toEqual([turkish, english])
})

test('digits are read one by one, zeros too', () => {
  expect(digitWords('tr', '0-42')).toBe('sıfır dört iki')
})
