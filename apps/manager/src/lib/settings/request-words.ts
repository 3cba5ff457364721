import {
  requestSettingsCatalogues,
  type RequestSettingsCatalogue,
} from '../../../../../messages/request-settings.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the pages say on which requests are set up, in the present language. */
export function requestWords(): RequestSettingsCatalogue {
  return requestSettingsCatalogues[language.current]
}
