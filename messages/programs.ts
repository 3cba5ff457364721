import { programs as en } from './en/programs.ts'
import type { Language } from './index.ts'
import { programs as tr } from './tr/programs.ts'

/** Turkish decides its shape. */
export type ProgramsCatalogue = typeof tr

/** The pages on which other systems are connected. They stand apart: no kiosk and no phone should carry them. */
export const programsCatalogues: Record<Language, ProgramsCatalogue> = { tr, en }
