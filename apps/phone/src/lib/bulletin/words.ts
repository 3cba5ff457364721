import { bulletinLinkWordsOf } from '../../../../../messages/bulletin-link.ts'
import { words } from '../words.svelte.ts'

/** What the page behind a bulletin’s link says, in the chosen language; no other page loads it. */
export function bulletinWords() {
  return bulletinLinkWordsOf[words.language]
}

/** What went wrong, in words; what has none of its own is told in general. */
export function errorText(code: string): string {
  const texts: Record<string, string> = bulletinWords().errors
  return Object.hasOwn(texts, code) ? (texts[code] ?? '') : bulletinWords().errors.other
}
