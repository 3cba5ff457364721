import type { RequestOfPerson } from '../../../../../domain/requests/privacy-resources.ts'
import type { Format } from '../../../../../messages/create-format.ts'
import { privacyCatalogues, type PrivacyCatalogue } from '../../../../../messages/privacy.ts'
import { requestRefusalText } from '../../../../../messages/request-refusals.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the pages about people's data say, in the present language. */
export function privacyWords(): PrivacyCatalogue {
  return privacyCatalogues[language.current]
}

/** Day and time; `at` is ISO 8601 as the house writes it. */
export function momentWord(at: string, format: Format): string {
  return privacyWords().dayAndTime(format.day(at.slice(0, 10)), format.clock(at))
}

/** What the rule says of erasing it. */
export function standsWord(
  { mayGrant, erasableFrom }: Pick<RequestOfPerson, 'mayGrant' | 'erasableFrom'>,
  format: Format,
): string {
  const { stands } = privacyWords().erasures
  if (mayGrant) return stands.now
  return erasableFrom === null ? stands.open : stands.kept(format.day(erasableFrom))
}

/** Why something was refused. */
export function troubleWord(code: string): string {
  return code === 'offline'
    ? privacyWords().box.offline
    : requestRefusalText(language.current, code)
}
