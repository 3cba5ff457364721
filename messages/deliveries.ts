import { deliveries as en } from './en/deliveries.ts'
import type { Language } from './index.ts'
import { deliveries as tr } from './tr/deliveries.ts'

/** Turkish decides its shape. */
export type DeliveryWords = typeof tr

/** What messages are called and why one was not sent: for the outbox and for the settings, not for kiosk and phone. */
export const deliveryWordsOf: Record<Language, DeliveryWords> = { tr, en }
