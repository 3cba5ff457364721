import type { SendResult } from '../../domain/requests/delivery.ts'

/** A text message on its way. */
export interface SmsMessage {
  /** Ours; the same for each attempt, so that a gateway can tell a repeat. */
  id: string
  /** `+905XXXXXXXXX` */
  to: string
  text: string
}

/** A way to send a text message. Never throws, and always comes to an end: what goes wrong is a result. */
export interface SmsGateway {
  send: (message: SmsMessage) => Promise<SendResult>
}

/** How long a gateway may take to answer. */
export const gatewayTimeoutMs = 10_000
