import type { CodeHints } from '../../../../../domain/requests/resources.ts'
import {
  requestStatusWordsOf,
  type RequestStatusWords,
} from '../../../../../messages/request-status.ts'
import { words } from '../words.svelte.ts'

/** What the page of a request says, in the chosen language; the ticket's page does not load it. */
export function statusWords() {
  return requestStatusWordsOf[words.language]
}

/** A day, or the day of a moment, as the chosen language writes it. */
export function writtenDay(moment: string): string {
  return words.format('UTC').day(moment.slice(0, 10))
}

/** Where a code goes, in words. */
export function withHint(
  { sms, email }: RequestStatusWords['sent'],
  { phoneHint, emailHint }: CodeHints,
): string {
  return phoneHint === null ? email(emailHint ?? '') : sms(phoneHint)
}

/** What went wrong, in words; what has none of its own is told in general. */
export function errorText(code: string): string {
  const texts: Record<string, string> = statusWords().errors
  return Object.hasOwn(texts, code) ? (texts[code] ?? '') : statusWords().errors.other
}
