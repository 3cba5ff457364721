import type { RefusalResource, TicketResource } from '../../../../domain/resources.ts'
import { newKey, request } from '../../../../ui/api.ts'
import { language } from '../../../../ui/language.svelte.ts'
import { client } from './client.ts'
import { Pace } from './pace.ts'
import { SlipWatch } from './slip-watch.svelte.ts'
import type { StartedPrint } from './slip-watch.svelte.ts'

/** Enough for a quarter of an hour; who waits longer is asked whether they are still there long before. */
const mostAttempts = 180

interface Order {
  deskId: string
  priority: boolean
  escort: boolean
  language: string
  key: string
}

/** What the server gives for an order. */
interface Given {
  ticket: TicketResource
  followUrl: string | null
  print?: StartedPrint
}

/** What one citizen does at the kiosk: a desk, perhaps priority, a number. One touch gives at most one ticket. */
export class Visit {
  deskId: string | null = $state(null)
  ticket: TicketResource | null = $state.raw(null)
  /** The citizen's own page; null without a public address. */
  followUrl: string | null = $state(null)
  /** What becomes of the slip. */
  readonly slip = new SlipWatch()
  /** The page of desks that is looked at, from 0. */
  page = $state(0)
  /** The number is on its way; `retrying` when the first attempt didn't get through. */
  taking: 'no' | 'sending' | 'retrying' = $state('no')
  /** More than three numbers in a minute: the kiosk wants to know whether somebody is there. */
  confirming = $state(false)
  /** Whether staff should walk with them, is the question. */
  askingEscort = $state(false)
  /** Staff will. */
  escort = $state(false)
  refusal: RefusalResource | null = $state.raw(null)

  #branchId: string
  #ondenied: () => void
  #pace = new Pace()
  #order: Order | null = null
  #priority = false
  #ending: AbortController | null = null

  constructor(branchId: string, ondenied: () => void) {
    this.#branchId = branchId
    this.#ondenied = ondenied
  }

  get screen(): 'home' | 'choice' | 'ticket' {
    if (this.ticket) return 'ticket'
    return this.deskId === null ? 'home' : 'choice'
  }

  choose(deskId: string): void {
    this.deskId = deskId
    this.refusal = null
  }

  /**
   * Takes the number, or asks first whether somebody is there, and before that whether staff should walk with them when
   * `asksEscort`. A second touch while it is under way does nothing.
   */
  async take(priority: boolean, { asksEscort = false } = {}): Promise<void> {
    if (this.taking !== 'no' || this.confirming || this.askingEscort) return
    this.refusal = null
    this.#priority = priority
    if (asksEscort) this.askingEscort = true
    else await this.#take(false)
  }

  /** Whether staff should walk with them. */
  async answerEscort(escort: boolean): Promise<void> {
    if (!this.askingEscort) return
    this.askingEscort = false
    await this.#take(escort)
  }

  /** Somebody is there. */
  async confirm(): Promise<void> {
    if (!this.confirming || this.#order === null) return
    this.confirming = false
    await this.#send(this.#order)
  }

  /** Nobody is, or they think again. */
  decline(): void {
    this.confirming = false
    this.askingEscort = false
  }

  /** Ends the trying. The order keeps its key: asked for again, it is still the same ticket. */
  giveUp(): void {
    this.#ending?.abort()
    this.taking = 'no'
  }

  /** Forgets everything of this citizen. */
  end(): void {
    this.giveUp()
    this.decline()
    this.slip.stop()
    this.#order = null
    this.deskId = null
    this.ticket = null
    this.followUrl = null
    this.escort = false
    this.refusal = null
  }

  async #take(escort: boolean): Promise<void> {
    if (this.deskId === null) return
    this.#order = this.#orderOf(this.deskId, this.#priority, escort)
    if (this.#pace.fast) this.confirming = true
    else await this.#send(this.#order)
  }

  /** The given-up order when it is the same once more, otherwise a new one. */
  #orderOf(deskId: string, priority: boolean, escort: boolean): Order {
    const wish = { deskId, priority, escort, language: language.current }
    const same = (order: Order) =>
      order.deskId === deskId &&
      order.priority === priority &&
      order.escort === escort &&
      order.language === wish.language
    return this.#order && same(this.#order) ? this.#order : { ...wish, key: newKey() }
  }

  async #send({ key, ...order }: Order): Promise<void> {
    const ending = new AbortController()
    this.#ending = ending
    this.taking = 'sending'
    const json = { branchId: this.#branchId, ...order }
    const result = await request((sending) => client.api.tickets.$post({ json }, sending), {
      key,
      attempts: mostAttempts,
      signal: ending.signal,
      onretry: () => {
        if (!ending.signal.aborted) this.taking = 'retrying'
      },
    })
    if (ending.signal.aborted) return
    this.taking = 'no'
    if (result.ok) this.#give(result.value, order.escort)
    else this.#refuse(result.refusal)
  }

  #give({ ticket, followUrl, print }: Given, escort: boolean): void {
    this.#order = null
    this.#pace.given()
    this.followUrl = followUrl
    this.escort = escort
    this.ticket = ticket
    if (print) void this.slip.follow(print)
  }

  #refuse(refusal: RefusalResource): void {
    if (refusal.refusal !== 'offline' && refusal.refusal !== 'unavailable') this.#order = null
    if (refusal.refusal === 'unauthenticated' || refusal.refusal === 'forbidden') this.#ondenied()
    else this.refusal = refusal
  }
}
