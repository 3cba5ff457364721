import { requestFormOf, type RequestFormWords } from '../../../../../messages/request-form.ts'
import { requestWordsOf, type RequestWords } from '../../../../../messages/request-words.ts'
import { requestRefusalText } from '../../../../../messages/request-refusals.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the request form says, in the present language. */
export function formWords(): RequestFormWords {
  return requestFormOf[language.current]
}

/** What requests are called, in the present language. */
export function requestWords(): RequestWords {
  return requestWordsOf[language.current]
}

/** Why something was refused, in the present language. */
export function refusalWords(code: string): string {
  return requestRefusalText(language.current, code)
}
