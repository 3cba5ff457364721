import { plainForSms } from '../../domain/requests/sms-text.ts'
import type { Mailer } from '../mail/port.ts'
import type { SmsGateway } from '../sms/port.ts'
import type { CarriedChannel, Carrier } from './port.ts'

/** By text message; typographic signs would more than double its price. */
export function smsCarrier(gateway: SmsGateway): Carrier {
  return { send: ({ id, to, text }) => gateway.send({ id, to, text: plainForSms(text) }) }
}

/** By e-mail. */
export function mailCarrier(mailer: Mailer): Carrier {
  return { send: ({ id, to, subject, text }) => mailer.send({ id, to, subject, text }) }
}

/** The house's ways out as they are set up now. */
export interface WaysOut {
  sms: SmsGateway | null
  mailer: Mailer | null
  /** For WhatsApp and social media: what people send by hand while there is none. It is given the account as it was taken down. */
  hand: SmsGateway | null
}

/** What others know how to carry. */
export interface OtherCarriers {
  /** Signs and sends what goes to other systems. */
  webhook: Carrier
  /** By that gateway, what people would send by hand. */
  byHand: (gateway: SmsGateway) => Carrier
}

/** Who carries a channel at this moment; null while it is not set up. */
export function carrierOf(
  channel: CarriedChannel,
  { sms, mailer, hand }: WaysOut,
  { webhook, byHand }: OtherCarriers,
): Carrier | null {
  switch (channel) {
    case 'sms':
      return sms && smsCarrier(sms)
    case 'email':
      return mailer && mailCarrier(mailer)
    case 'hand':
      return hand && byHand(hand)
    case 'webhook':
      return webhook
  }
}
