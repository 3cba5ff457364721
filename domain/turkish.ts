/** What a keyboard, a hurried clerk and a register write differently, made alike for searching and for type-ahead. */

/** Combining marks, and characters that show nothing (soft hyphen, zero-width space, direction marks). */
const marks = /[\p{M}\p{Cf}]/gu

/**
 * The text as it is compared: small letters without marks (`ş` is `s`, `â` is `a`), `ı`, `i`, `İ` and `I` alike,
 * curly apostrophes straight, one space between words and none around. Folding twice changes nothing more.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(marks, '')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll('ı', 'i')
    .replaceAll(/[‘’ʼ]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The words of a text, folded; none for an empty one. */
export function foldedWords(text: string): string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Whether every one of these folded words, or pieces of words, occurs in a folded text. */
export function hasAllWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word))
}
