import { expect, test } from 'vitest'
import { encode } from '../../../server/printing/encode.ts'
import { writable } from '../../../server/printing/letters.ts'
import { letterOf } from '../../../tools/printer/code-pages.ts'
import { settingsOf, slipOf } from './samples.ts'

const upperHalf = Array.from({ length: 128 }, (_, index) => index + 128)

test.each([
  ['cp857', 13],
  ['windows-1254', 48],
] as const)(
  'every letter kept on %s is one the printer has, by the same number',
  async (page, number) => {
    const own = upperHalf.map((byte) => letterOf(page, byte))
    const kept = own.filter((letter) => writable(letter, page) === letter)
    expect(kept.length).toBeGreaterThan(80)
    for (const letter of kept) {
      const bytes = await encode(settingsOf(page, number), slipOf({ text: `#${letter}` }))
      expect(letterOf(page, bytes[bytes.indexOf(0x23) + 1]!)).toBe(letter)
    }
  },
)

test('what CP857 lacks is written with what it has', () => {
  expect(writable('10–20 — ₺5, “İ’yi” …', 'cp857')).toBe('10-20 - TL5, "İ\'yi" ...')
  expect(writable('10–20 — ₺5, “İ’yi” …', 'windows-1254')).toBe('10–20 — TL5, “İ’yi” …')
})
