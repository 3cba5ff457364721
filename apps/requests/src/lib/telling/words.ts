import {
  officeTellingCatalogues,
  type OfficeTellingCatalogue,
} from '../../../../../messages/office-telling.ts'
import type { Format } from '../../../../../messages/create-format.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the pages about telling say, in the present language. */
export function tellingWords(): OfficeTellingCatalogue {
  return officeTellingCatalogues[language.current]
}

/** The time alone when it is of today, else with its day. `at` is ISO 8601 as the house writes it. */
export function timeWord(at: string, today: string, format: Format): string {
  const day = at.slice(0, 10)
  const clock = format.clock(at)
  return day === today ? clock : tellingWords().dayAndTime(format.day(day), clock)
}
