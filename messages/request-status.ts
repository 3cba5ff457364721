import { requestStatus as en } from './en/request-status.ts'
import type { Language } from './index.ts'
import { requestStatus as tr } from './tr/request-status.ts'

/** Turkish decides its shape. */
export type RequestStatusWords = typeof tr

/** The citizen's own page of a request. It stands apart: the ticket's page shall not carry it. */
export const requestStatusWordsOf: Record<Language, RequestStatusWords> = { tr, en }
