import type { SendResult } from '../../domain/requests/delivery.ts'

/** An e-mail on its way; plain text. */
export interface MailMessage {
  /** Ours; the same for each attempt, so that a repeat has the same Message-ID. */
  id: string
  to: string
  subject: string
  text: string
}

/** A way to send an e-mail. Never throws, and always comes to an end: what goes wrong is a result. */
export interface Mailer {
  send: (message: MailMessage) => Promise<SendResult>
}
