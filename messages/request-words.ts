import { requestWords as en } from './en/request-words.ts'
import type { Language } from './index.ts'
import { requestWords as tr } from './tr/request-words.ts'

/** Turkish decides its shape. */
export type RequestWords = typeof tr

/** They stand apart from the shared catalogue: kiosk and display know no requests. */
export const requestWordsOf: Record<Language, RequestWords> = { tr, en }
