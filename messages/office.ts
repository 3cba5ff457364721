import { officeActions as enActions } from './en/office-actions.ts'
import { office as enOffice } from './en/office.ts'
import type { Language } from './index.ts'
import { officeActions as trActions } from './tr/office-actions.ts'
import { office as trOffice } from './tr/office.ts'

const tr = { ...trOffice, actions: trActions }

/** Turkish decides its shape. */
export type OfficeCatalogue = typeof tr

/** The pages of the back office of requests. They stand apart: no kiosk and no phone should carry them. */
export const officeCatalogues: Record<Language, OfficeCatalogue> = {
  tr,
  en: { ...enOffice, actions: enActions },
}
