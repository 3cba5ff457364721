import { hash, randomBytes } from 'node:crypto'
import { answerTicketSeconds } from '../../domain/requests/resources.ts'

/** Answers that were shown within the last minutes. */
const mostTickets = 10_000

interface Ticket {
  requestId: string
  /** Epoch milliseconds. */
  until: number
}

/** Opens the files of an answer that was just shown, for some minutes. In memory, on the machine's clock. */
export class AnswerTickets {
  #now: () => number
  /** By their hash, so that no comparison tells anything. */
  #tickets = new Map<string, Ticket>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** A name that nobody can guess (192 bits). */
  give(requestId: string): string {
    const now = this.#now()
    for (const [name, { until }] of this.#tickets) if (until <= now) this.#tickets.delete(name)
    const [oldest] = this.#tickets.keys()
    if (this.#tickets.size >= mostTickets && oldest !== undefined) this.#tickets.delete(oldest)
    const text = randomBytes(24).toString('base64url')
    this.#tickets.set(nameOf(text), { requestId, until: now + answerTicketSeconds * 1000 })
    return text
  }

  /** The request whose files it opens; null when it is over, or nobody's. */
  requestOf(text: string): string | null {
    const ticket = this.#tickets.get(nameOf(text))
    return ticket && ticket.until > this.#now() ? ticket.requestId : null
  }
}

function nameOf(text: string): string {
  return hash('sha256', text, 'base64url')
}
