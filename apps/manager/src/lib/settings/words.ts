import { settingsCatalogues, type SettingsCatalogue } from '../../../../../messages/settings.ts'
import { language } from '../../../../../ui/language.svelte.ts'

/** What the settings pages say, in the present language. */
export function settingsWords(): SettingsCatalogue {
  return settingsCatalogues[language.current]
}
