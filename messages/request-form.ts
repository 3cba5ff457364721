import { requestForm as en } from './en/request-form.ts'
import type { Language } from './index.ts'
import { requestForm as tr } from './tr/request-form.ts'

/** Turkish decides its shape. */
export type RequestFormWords = typeof tr

/** The texts of the form beside the citizen. They stand apart: kiosk, display and phone know no requests. */
export const requestFormOf: Record<Language, RequestFormWords> = { tr, en }
