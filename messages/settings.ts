import { settings as en } from './en/settings.ts'
import type { Language } from './index.ts'
import { settings as tr } from './tr/settings.ts'

/** Turkish decides its shape. */
export type SettingsCatalogue = typeof tr

/** The texts of the pages on which a manager sets things up. They stand apart: no kiosk and no phone should carry them. */
export const settingsCatalogues: Record<Language, SettingsCatalogue> = { tr, en }
