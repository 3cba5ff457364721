/** A clerk of the demo: calls, waits for the citizen, serves, sends on, takes a break; now and then nobody comes. */
import type { Client } from '../replay/client.ts'
import type { Random } from '../replay/generate.ts'
import { pick, serviceMinutes } from './plan.ts'
import type { RequestOffice } from './requests/office.ts'
import type { WaitingRoom } from './waiting-room.ts'

type Doing = 'idle' | 'awaiting' | 'missing' | 'serving' | 'resting'

/** Who sits where, and what they work with. */
export interface ClerkOptions {
  client: Client
  counterId: string
  room: WaitingRoom
  /** Where a request goes that a citizen has come for. */
  office: RequestOffice
  random: Random
  /** When lunch is, in milliseconds since midnight. */
  lunchAtMs: number
}

const secondMs = 1000
const minuteMs = 60 * secondMs
const noShowShare = 0.04
const transferShare = 0.05
const breakShare = 0.015
const lunchMinutes = 30
const recalls = 2
/** Then a clerk gives up on a no-show that the rules don't allow yet. */
const mostWaits = 20
const recallAfterSeconds = 25
/** With a display that never confirms, a no-show takes this long after the last call. */
const noShowAfterSeconds = 62
const outcomes = [
  ['solved', 5],
  ['informed', 3],
  ['request-taken', 2],
  ['sent-on', 1],
] as const

/** One counter and who sits there. All moments are epoch milliseconds of the demo's clock. */
export class DemoClerk {
  #dueAt = 0
  #doing: Doing = 'idle'
  #ticketId = ''
  #letter = ''
  #deskId = ''
  #recallsLeft = 0
  #waitsLeft = 0
  #lunchAt = 0
  #letters: readonly string[] = []
  readonly #options: ClerkOptions

  constructor(options: ClerkOptions) {
    this.#options = options
  }

  /** A new day begins, whose midnight was then: calls from these desks, or does not come without any. */
  async sitDown(midnight: number, letters: readonly string[]): Promise<void> {
    const { client, counterId, room, lunchAtMs } = this.#options
    this.#letters = letters
    this.#doing = 'idle'
    this.#dueAt = letters.length > 0 ? 0 : Infinity
    if (letters.length === 0) return
    await client.post(`/api/counters/${counterId}/opening`, { desks: room.idsOf(letters) })
    this.#lunchAt = midnight + lunchAtMs
  }

  /** Something is due at this moment; an idle clerk has nothing to do while nobody waits. */
  isDue(now: number): boolean {
    if (now < this.#dueAt) return false
    return (
      this.#doing !== 'idle' || now >= this.#lunchAt || this.#options.room.hasAny(this.#letters)
    )
  }

  /** Does what is due at this moment; nothing when nothing is. */
  async act(now: number): Promise<void> {
    if (!this.isDue(now)) return
    switch (this.#doing) {
      case 'idle':
        return now >= this.#lunchAt ? this.#haveLunch(now) : this.#callNext(now)
      case 'awaiting':
        return this.#welcome(now)
      case 'missing':
        return this.#giveUp(now)
      case 'serving':
        return this.#finish(now)
      case 'resting':
        return this.#comeBack(now)
    }
  }

  async #callNext(now: number): Promise<void> {
    const { room, random, counterId } = this.#options
    const called = await this.#try<{ ticket: { id: string; deskId: string } }>(
      `/api/counters/${counterId}/calls`,
    )
    if (!called) return this.#rest('idle', now, 20)
    this.#ticketId = called.ticket.id
    this.#deskId = called.ticket.deskId
    this.#letter = room.left(this.#deskId)
    this.#recallsLeft = recalls
    this.#waitsLeft = mostWaits
    const comes = random() >= noShowShare
    this.#rest(comes ? 'awaiting' : 'missing', now, comes ? 6 + 22 * random() : recallAfterSeconds)
  }

  async #welcome(now: number): Promise<void> {
    await this.#ticket('service')
    this.#rest('serving', now, 60 * serviceMinutes(this.#options.random, this.#letter))
  }

  async #giveUp(now: number): Promise<void> {
    if (this.#recallsLeft > 0) {
      this.#recallsLeft -= 1
      await this.#ticket('recalls')
      const isLast = this.#recallsLeft === 0
      return this.#rest('missing', now, isLast ? noShowAfterSeconds : recallAfterSeconds)
    }
    const isGone = await this.#ticket('no-show')
    this.#waitsLeft -= 1
    // A hall that still speaks asks for patience; a visitor may have dealt with the ticket meanwhile.
    this.#rest(isGone || this.#waitsLeft <= 0 ? 'idle' : 'missing', now, 15)
  }

  async #finish(now: number): Promise<void> {
    const { random, room } = this.#options
    const other = random() < transferShare ? room.otherThan(this.#letter, random) : null
    if (other) {
      const isSent = await this.#ticket('transfers', { deskId: other.deskId })
      if (isSent) room.joined(other.letter)
    } else {
      await this.#complete(now)
    }
    if (random() < breakShare) return this.#takeBreak(now, 6, 'rest')
    this.#rest('idle', now, 8 + 25 * random())
  }

  async #complete(now: number): Promise<void> {
    const { client, office, random } = this.#options
    const outcome = pick(random, outcomes)
    if (outcome === 'request-taken')
      await office.takeAt({ client, ticketId: this.#ticketId, deskId: this.#deskId }, now)
    await this.#ticket('completion', { outcome })
  }

  #haveLunch(now: number): Promise<void> {
    this.#lunchAt = Infinity
    return this.#takeBreak(now, lunchMinutes, 'meal')
  }

  async #takeBreak(now: number, minutes: number, reason: string): Promise<void> {
    await this.#try(`/api/counters/${this.#options.counterId}/pauses`, { reason })
    this.#rest('resting', now, minutes * 60)
  }

  async #comeBack(now: number): Promise<void> {
    await this.#try(`/api/counters/${this.#options.counterId}/resumption`)
    this.#rest('idle', now, 0)
  }

  #rest(doing: Doing, now: number, seconds: number): void {
    this.#doing = doing
    this.#dueAt = now + seconds * secondMs
  }

  #ticket(what: string, body?: object): Promise<object | null> {
    return this.#try(`/api/tickets/${this.#ticketId}/${what}`, body)
  }

  async #try<Answer extends object>(path: string, body?: object): Promise<Answer | null> {
    const answer = await this.#options.client.attempt<Answer>(path, body)
    if (!('refusal' in answer)) return answer
    this.#options.room.refused(path, String(answer.refusal))
    return null
  }
}

/** Lunches follow each other, so that the hall is never left alone. */
export function lunchAtMs(seat: number): number {
  return (12 * 60 + (seat % 3) * lunchMinutes) * minuteMs
}
