import type { DeliveryChannel, SendResult } from '../../domain/requests/delivery.ts'
import type { Statement } from '../storage/writer.ts'

/** Something to tell, as those who cause it hand it in. */
export interface NewMessage {
  /** Made up when it is left out. */
  id?: string
  /** Null for what belongs to no request. */
  requestId: string | null
  /** What happened, such as `request-registered`; `one-time-code` does not wait for the morning. */
  event: string
  channel: DeliveryChannel
  language: string
  /** A telephone number, an address, a name of an account, or where a webhook goes. */
  to: string
  /** E-mail only. */
  subject?: string
  text: string
  /** Not earlier than this; epoch milliseconds. Now, when it is left out. */
  notBefore?: number
  /** By then it must have left: quiet hours that end later do not hold it back; epoch milliseconds. */
  leaveBy?: number
  /** Not sent before somebody says so; see `releaseBulletin`. */
  isHeld?: boolean
}

/** A message without its words: all that hooks and lists need. */
export type OutboxItem = Pick<
  Required<NewMessage>,
  'id' | 'requestId' | 'event' | 'channel' | 'language'
>

/** To whom and what, as it is sealed. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** Carries messages of one channel. Never throws, and always comes to an end. */
export interface Carrier {
  send: (message: OutboxItem & Letter) => Promise<SendResult>
}

/** Channels that the machine serves by itself; `hand` only in a house with a gateway for it, else people do. */
export type CarriedChannel = Exclude<DeliveryChannel, 'call'>
/** Each is sent in a line of its own: a slow one holds up no other. */
export const carriedChannels = [
  'sms',
  'email',
  'hand',
  'webhook',
] as const satisfies readonly CarriedChannel[]

/** What others do when a message has found its end. They are asked again when the disk refused. */
export interface OutboxHooks {
  /** Stored in the transaction that marks it as sent, such as the closing of a request whose answer was told. */
  onSent: (item: OutboxItem) => Statement[]
  /** Stored in the transaction that gives it up. */
  onGivenUp: (item: OutboxItem) => Statement[]
  /** It is stored: what shows it may look again. */
  onStored: (item: OutboxItem) => void
}
