import { privacy as en } from './en/privacy.ts'
import type { Language } from './index.ts'
import { privacy as tr } from './tr/privacy.ts'

/** Turkish decides its shape. */
export type PrivacyCatalogue = typeof tr

/** The pages about people’s data. They stand apart: only the back office of requests carries them. */
export const privacyCatalogues: Record<Language, PrivacyCatalogue> = { tr, en }
