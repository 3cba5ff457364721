import { expect, test } from 'vitest'
import { wrap } from '../../../server/printing/wrap.ts'

test('lines are broken between words', () => {
  expect(wrap('bir iki üç dört', 8)).toEqual(['bir iki', 'üç dört'])
  expect(wrap('tam sekiz', 9)).toEqual(['tam sekiz'])
})

test('a word wider than a line is broken where the line ends', () => {
  expect(wrap('a abcdefghij b', 4)).toEqual(['a', 'abcd', 'efgh', 'ij b'])
})

test('the text’s own breaks stay, its other spaces shrink', () => {
  expect(wrap(' bir   iki\n\nüç ', 20)).toEqual(['bir iki', '', 'üç'])
})

test('a width in other units than letters', () => {
  expect(wrap('aa bb cc', 30, (text) => text.length * 6)).toEqual(['aa bb', 'cc'])
})
