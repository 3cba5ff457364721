import { officeCatalogues, type OfficeCatalogue } from '../../../../messages/office.ts'
import { requestWordsOf, type RequestWords } from '../../../../messages/request-words.ts'
import { language } from '../../../../ui/language.svelte.ts'

/** What the pages of this app say, in the present language. */
export function officeWords(): OfficeCatalogue {
  return officeCatalogues[language.current]
}

/** What requests are called on every screen, in the present language. */
export function requestWords(): RequestWords {
  return requestWordsOf[language.current]
}
