import { bulletins as en } from './en/bulletins.ts'
import type { Language } from './index.ts'
import { bulletins as tr } from './tr/bulletins.ts'

/** Turkish decides its shape. */
export type BulletinWords = typeof tr

/** Telling many at once: the page of the office, and what stands at the end of each message. */
export const bulletinWordsOf: Record<Language, BulletinWords> = { tr, en }
