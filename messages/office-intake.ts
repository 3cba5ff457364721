import { officeIntake as en } from './en/office-intake.ts'
import type { Language } from './index.ts'
import { officeIntake as tr } from './tr/office-intake.ts'

/** Turkish decides its shape. */
export type OfficeIntakeCatalogue = typeof tr

/** The pages of the information officer. They stand apart: only the back office of requests carries them. */
export const officeIntakeCatalogues: Record<Language, OfficeIntakeCatalogue> = { tr, en }
