import { programsCatalogues, type ProgramsCatalogue } from '../../../../messages/programs.ts'
import { language } from '../../../../ui/language.svelte.ts'

/** What the page says on which lists are brought in, in the present language. */
export function listWords(): ProgramsCatalogue['list'] {
  return programsCatalogues[language.current].list
}
