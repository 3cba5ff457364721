import { receipt as en } from './en/receipt.ts'
import type { Language } from './index.ts'
import { receipt as tr } from './tr/receipt.ts'

/** Turkish decides its shape. */
export type ReceiptCatalogue = typeof tr

/** What stands on a request's receipt. It stands apart: no kiosk and no display knows requests. */
export const receiptCatalogues: Record<Language, ReceiptCatalogue> = { tr, en }
