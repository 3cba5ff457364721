/** How a citizen, or another system, is told. `call` and `hand` are done by people from a work list. */
export const deliveryChannels = ['sms', 'email', 'call', 'hand', 'webhook'] as const
/** One of them. */
export type DeliveryChannel = (typeof deliveryChannels)[number]

/** How a message stands; `given-up`: it is tried no more. */
export const deliveryStates = ['waiting', 'sent', 'given-up', 'cancelled'] as const
/** One of them. */
export type DeliveryState = (typeof deliveryStates)[number]

/** What became of one attempt; `unknown`: the server ended between sending and noting it. */
export type AttemptOutcome = 'sent' | 'failed' | 'unknown' | 'reached' | 'not-reached'

/** What people can say of theirs. */
export const personOutcomes = ['reached', 'not-reached', 'sent'] as const
/** One of them. */
export type PersonOutcome = (typeof personOutcomes)[number]

/** What a gateway made of a message. `problem` is a code and never holds personal data. */
export type SendResult =
  | { outcome: 'sent'; reference: string | null }
  | { outcome: 'failed'; problem: string; mayRetry: boolean }

/** A message in the list of what was and will be told; the recipient masked. Times are ISO 8601 with offset. */
export interface DeliveryResource {
  id: string
  requestId: string | null
  /** `2026-000123`; null when it belongs to no request. */
  requestNumber: string | null
  event: string
  channel: DeliveryChannel
  language: string
  /** Null once it was erased. */
  recipient: string | null
  createdAt: string
  attempts: number
  /** When it is tried next; null when it is not. */
  nextAt: string | null
  state: DeliveryState
  sentAt: string | null
  /** What went wrong last, as a code. */
  problem: string | null
}

/** One try to bring a message, and what became of it. */
export interface DeliveryAttemptResource {
  attempt: number
  startedAt: string
  endedAt: string | null
  outcome: AttemptOutcome | null
  problem: string | null
  /** A colleague's name; null for the machine. */
  by: string | null
}

/** What somebody tells by hand, in full: shown to who opens it, and that is on record. */
export interface DeliveryOpeningResource {
  recipient: string
  subject: string
  text: string
  /** What the text is about, in the house’s own words: the decision, the question, the fee. Null where the text says all. */
  words: string | null
}

/** What is sent by hand, in one piece. */
export function wordsInOne({ text, words }: Pick<DeliveryOpeningResource, 'text' | 'words'>) {
  return words === null ? text : `${text}\n\n${words}`
}
