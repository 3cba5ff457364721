import { bulletinLink as en } from './en/bulletin-link.ts'
import type { Language } from './index.ts'
import { bulletinLink as tr } from './tr/bulletin-link.ts'

/** Turkish decides its shape. */
export type BulletinLinkWords = typeof tr

/** The citizen’s own page behind the link of a bulletin. It stands apart: the ticket’s page shall not carry it. */
export const bulletinLinkWordsOf: Record<Language, BulletinLinkWords> = { tr, en }
