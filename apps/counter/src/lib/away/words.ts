import { fieldCatalogues, type FieldCatalogue } from '../../../../../messages/field.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the pages away from the counter say, in the present language. */
export function fieldWords(): FieldCatalogue {
  return fieldCatalogues[language.current]
}
