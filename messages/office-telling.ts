import { officeTelling as en } from './en/office-telling.ts'
import type { Language } from './index.ts'
import { officeTelling as tr } from './tr/office-telling.ts'

/** Turkish decides its shape. */
export type OfficeTellingCatalogue = typeof tr

/** The pages about what citizens are told. They stand apart: only the back office of requests carries them. */
export const officeTellingCatalogues: Record<Language, OfficeTellingCatalogue> = { tr, en }
