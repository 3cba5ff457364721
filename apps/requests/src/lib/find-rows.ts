import { foldedWords, fold, hasAllWords } from '../../../../domain/turkish.ts'

/** Those that hold every word that was typed, however it is written; all of them when nothing was. */
export function findRows<Row>(rows: readonly Row[], typed: string, textOf: (row: Row) => string) {
  const words = foldedWords(typed)
  return words.length === 0
    ? [...rows]
    : rows.filter((row) => hasAllWords(fold(textOf(row)), words))
}
