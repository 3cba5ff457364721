/**
 * The letters of a text message, by 3GPP TS 23.038: the default alphabet (6.2.1), its extension table (6.2.1.1) and the
 * Turkish single-shift table (A.2.1), which holds the whole extension table and seven Turkish letters.
 */

/** One septet each. The capital Ç and the German ß are in here; the small ç is not. */
const defaultAlphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** An escape and a letter: two septets, in every telephone. */
const extension = new Set('\f^{}\\[~]|€')

/** An escape and a letter too, when the message says in its header that it is Turkish. */
const turkish = new Set('ĞİŞçğış')

/** What a letter costs, and whether it needs the Turkish table; null when no septet can say it. */
export function septetsOf(letter: string): { septets: 1 | 2; isTurkish: boolean } | null {
  if (defaultAlphabet.has(letter)) return { septets: 1, isTurkish: false }
  if (extension.has(letter)) return { septets: 2, isTurkish: false }
  if (turkish.has(letter)) return { septets: 2, isTurkish: true }
  return null
}
