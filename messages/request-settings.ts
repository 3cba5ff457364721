import { requestSettings as en } from './en/request-settings.ts'
import type { Language } from './index.ts'
import { requestSettings as tr } from './tr/request-settings.ts'

/** Turkish decides its shape. */
export type RequestSettingsCatalogue = typeof tr

/** The texts of the pages on which a manager sets up requests. They stand apart: no kiosk and no phone should carry them. */
export const requestSettingsCatalogues: Record<Language, RequestSettingsCatalogue> = { tr, en }
