import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldedWords, hasAllWords } from '../../domain/turkish.ts'

test.each([
  ['IĞDIR', 'igdir'],
  ['ığdır', 'igdir'],
  ['İSTANBUL', 'istanbul'],
  ['istanbul', 'istanbul'],
  ['Çiğdem ÖZGÜR Şahin', 'cigdem ozgur sahin'],
  ['Hâlide Nusret', 'halide nusret'],
  ['Müjgân   Ünlü ', 'mujgan unlu'],
  ['I\u0307lker', 'ilker'],
  ['O\u0308zge', 'ozge'],
  ['Cumhuriyet\u00a0Mah.\n', 'cumhuriyet mah.'],
  ['Ali’nin', "ali'nin"],
  ['Gül\u00adşen\u200b', 'gulsen'],
  ['أحمد', 'احمد'],
])('“%s” is compared as “%s”', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('how a name is capitalised, by whatever rules, makes no difference', () => {
  const letters = [...'abcçdefgğhıijklmnoöprsştuüvyzâîû ']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters)), (chosen) => {
      const text = chosen.join('')
      const expected = fold(text)
      expect(fold(text.toLocaleUpperCase('tr'))).toBe(expected)
      expect(fold(text.toUpperCase())).toBe(expected)
      expect(fold(text.normalize('NFD'))).toBe(expected)
    }),
  )
})

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

test('pieces of words are enough, in any order, but all of them must be there', () => {
  const name = fold('Şükrü Işık Yıldırım')
  expect(hasAllWords(name, foldedWords('yildir sukru'))).toBe(true)
  expect(hasAllWords(name, foldedWords('IŞIK'))).toBe(true)
  expect(hasAllWords(name, foldedWords('şükrü yıldız'))).toBe(false)
  expect(foldedWords('  ')).toEqual([])
})
