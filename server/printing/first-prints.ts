import type { Print } from './print-desk.ts'

const kept = 2000

/** The first slip of each of the last tickets: a repeated order is answered with it, and prints nothing. */
export class FirstPrints {
  #byTicket = new Map<string, Print>()

  get(ticketId: string): Print | undefined {
    return this.#byTicket.get(ticketId)
  }

  remember(ticketId: string, print: Print): void {
    this.#byTicket.set(ticketId, print)
    const [oldest] = this.#byTicket.keys()
    if (this.#byTicket.size > kept && oldest !== undefined) this.#byTicket.delete(oldest)
  }
}
