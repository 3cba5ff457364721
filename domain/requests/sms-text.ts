import { septetsOf } from './sms-alphabet.ts'

/** How a text travels: plain septets, septets with the Turkish table, or two bytes a letter. */
export type SmsEncoding = 'gsm7' | 'gsm7-tr' | 'ucs2'

/** What a text takes up on its way to a telephone. */
export interface SmsParts {
  encoding: SmsEncoding
  /** Septets, or UTF-16 units in `ucs2`; headers are not counted. */
  units: number
  /** Messages that are paid for; 0 for an empty text. */
  parts: number
  /** What still fits into the last part. */
  unitsLeft: number
}

/**
 * What one message holds, and what each of several: 140 bytes less the header, which names the Turkish table (4 bytes),
 * the place among several (6), or both (9). 3GPP TS 23.040, 9.2.3.24.
 */
const capacities: Record<SmsEncoding, { single: number; each: number }> = {
  gsm7: { single: 160, each: 153 },
  'gsm7-tr': { single: 155, each: 149 },
  ucs2: { single: 70, each: 67 },
}

/** What a text costs as a message. An escape is never parted from its letter, nor the two halves of an emoji. */
export function smsParts(text: string): SmsParts {
  const { encoding, sizes } = encode(text)
  const { single, each } = capacities[encoding]
  const units = sizes.reduce((sum, size) => sum + size, 0)
  if (units <= single)
    return { encoding, units, parts: units === 0 ? 0 : 1, unitsLeft: single - units }
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1
      used = 0
    }
    used += size
  }
  return { encoding, units, parts, unitsLeft: each - used }
}

function encode(text: string): { encoding: SmsEncoding; sizes: number[] } {
  const letters = [...text]
  const sizes: number[] = []
  let encoding: SmsEncoding = 'gsm7'
  for (const letter of letters) {
    const found = septetsOf(letter)
    if (!found) return { encoding: 'ucs2', sizes: letters.map(({ length }) => length) }
    if (found.isTurkish) encoding = 'gsm7-tr'
    sizes.push(found.septets)
  }
  return { encoding, sizes }
}

/** Typographic signs that would more than halve what fits, and what says the same in septets. */
const plainSigns: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** The same words without typographic quotes, dashes and spaces. Letters stay as they are. */
export function plainForSms(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘“”–—…\u00a0\u202f]/gu, (sign) => plainSigns[sign] ?? sign)
}
