import {
  officeIntakeCatalogues,
  type OfficeIntakeCatalogue,
} from '../../../../../messages/office-intake.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the pages of the information officer say, in the present language. */
export function intakeWords(): OfficeIntakeCatalogue {
  return officeIntakeCatalogues[language.current]
}
