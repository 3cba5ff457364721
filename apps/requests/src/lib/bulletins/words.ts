import { bulletinWordsOf, type BulletinWords } from '../../../../../messages/bulletins.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the page of bulletins says, in the present language. */
export function bulletinWords(): BulletinWords {
  return bulletinWordsOf[language.current]
}
