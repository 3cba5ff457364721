import { programsCatalogues, type ProgramsCatalogue } from '../../../../../messages/programs.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the page says on which other systems are connected, in the present language. */
export function programWords(): ProgramsCatalogue {
  return programsCatalogues[language.current]
}
