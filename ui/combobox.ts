import { fold, foldedWords, hasAllWords } from '../domain/turkish.ts'

/** Something to choose by typing. */
export interface ComboboxItem {
  id: string
  name: string
  /** A second line that tells alike names apart; it is searched too. */
  hint?: string
}

/** A list that is ready to be searched; made once, however often somebody types. */
export type ComboboxIndex<Item extends ComboboxItem> = readonly {
  item: Item
  name: string
  all: string
}[]

/** Folded once, so that each letter typed finds at once. */
export function indexItems<Item extends ComboboxItem>(items: readonly Item[]): ComboboxIndex<Item> {
  return items.map((item) => {
    const name = fold(item.name)
    return { item, name, all: item.hint ? `${name} ${fold(item.hint)}` : name }
  })
}

/**
 * What fits the typed text, at most `limit`: names that begin with it first, then names with a word that does, then all
 * that hold each typed word; inside these the order of the list. No text: the list as it stands.
 */
export function matchItems<Item extends ComboboxItem>(
  index: ComboboxIndex<Item>,
  typed: string,
  limit: number,
): Item[] {
  const text = fold(typed)
  const words = foldedWords(typed)
  const ranks: Item[][] = [[], [], []]
  for (const { item, name, all } of index) {
    if (!hasAllWords(all, words)) continue
    const rank = name.startsWith(text) ? 0 : ` ${name}`.includes(` ${text}`) ? 1 : 2
    ranks[rank]?.push(item)
  }
  return ranks.flat().slice(0, limit)
}

/** The item of this very name, whatever its letters' size and marks. */
export function itemNamed<Item extends ComboboxItem>(
  index: ComboboxIndex<Item>,
  typed: string,
): Item | undefined {
  const text = fold(typed)
  return index.find(({ name }) => name === text)?.item
}
