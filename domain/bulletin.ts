/**
 * A bulletin: something the house tells many at once, by text message. It is about no request of theirs, and whoever
 * wants none gets none; messages about a request go out all the same.
 */
import { isAnonymous, type Channel } from './requests/kinds.ts'

/** As the outbox knows it. */
export const bulletinEvent = 'bulletin'
/** Telephones that one bulletin may reach. */
export const mostRecipients = 5000
/** Characters of a bulletin, without the line that says how to opt out. */
export const mostBulletinLetters = 600

/** Who is meant: applicants of requests that were received in a period, `YYYY-MM-DD`, both days included. */
export interface BulletinAudience {
  from: string
  to: string
  /** Null = all of them. */
  neighbourhood: string | null
  topicId: string | null
  /** Only of requests that are not closed. */
  openOnly: boolean
}

/** One request of the audience with the person who made it. */
export interface BulletinCandidate {
  /** Tells telephones apart without naming them; null when there is none, or it was erased. */
  telephone: string | null
  channel: Channel
  /** A privacy notice is on record. */
  hasNotice: boolean
  /** Reads with difficulty: is called, and never written to. */
  wantsCall: boolean
  hasOptedOut: boolean
}

/** Who of an audience is written to, filled candidate by candidate. */
export class BulletinReach<Candidate extends BulletinCandidate> {
  readonly recipients: Candidate[] = []
  /** Telephones that would have been reached, and want no bulletins. */
  optedOut = 0
  #seen = new Set<string>()

  /** More telephones than one bulletin may reach: nobody needs to count on. */
  get isTooMany(): boolean {
    return this.recipients.length > mostRecipients
  }

  /**
   * Newest request first: of several from one telephone the newest says in which language, and whether to call instead
   * (also without a notice: nothing is written). Not reached: CİMER (the house must not know them), erased, without a
   * telephone, without a privacy notice on record.
   */
  add(candidate: Candidate): void {
    const { telephone, channel, hasNotice, wantsCall } = candidate
    if (telephone === null || isAnonymous(channel) || this.#seen.has(telephone)) return
    if (!hasNotice && !wantsCall) return
    this.#seen.add(telephone)
    if (wantsCall) return
    if (candidate.hasOptedOut) this.optedOut += 1
    else this.recipients.push(candidate)
  }
}

/** The text in the reader's language, else in the house's own. */
export function textFor<Language extends string>(
  texts: Readonly<Partial<Record<Language, string>>>,
  language: Language,
  own: Language,
): { language: Language; text: string } {
  const text = texts[language]
  return text ? { language, text } : { language: own, text: texts[own] ?? '' }
}

/** A bulletin in one language, before it is sent. */
export interface BulletinText {
  language: string
  recipients: number
  /** As it arrives, the way out at its end; the code in the link is an example. */
  text: string
  /** Text messages that are paid for, for each recipient. */
  parts: number
}

/** What sending would do. */
export interface BulletinPreview {
  recipients: number
  optedOut: number
  /** Text messages that are paid for, all together. */
  parts: number
  texts: BulletinText[]
}

/** A bulletin that was sent. */
export interface BulletinResource {
  id: string
  sentAt: string
  /** Who sent it; null when nobody knows them any more. */
  sentBy: string | null
  texts: Partial<Record<string, string>>
  audience: BulletinAudience
  optedOut: number
  parts: number
  messages: { sent: number; waiting: number; givenUp: number; cancelled: number }
}

/** What a telephone wants; null = there is no telephone. */
export interface BulletinWish {
  wantsBulletins: boolean | null
}
