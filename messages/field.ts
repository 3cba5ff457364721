import { field as en } from './en/field.ts'
import type { Language } from './index.ts'
import { field as tr } from './tr/field.ts'

/** Turkish decides its shape. */
export type FieldCatalogue = typeof tr

/**
 * The texts of the telephone, the field team and of walking with a citizen. They stand apart: no kiosk and no phone should
 * carry them.
 */
export const fieldCatalogues: Record<Language, FieldCatalogue> = { tr, en }
