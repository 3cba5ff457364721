import type { Channel, RequestKind } from '../../../../../domain/requests/kinds.ts'
import { createClient, request } from '../../../../../ui/api.ts'
import { RequestPages } from '../request-pages.svelte.ts'
import { watchVisibly } from '../watched.svelte.ts'

/** Which requests: of a channel, or of a kind. */
export interface TakenFilter {
  channel?: Channel
  kind?: RequestKind
}

/** Requests of one sort: the open ones, the earliest date first, or all of them, the newest first. */
export class TakenList {
  view: 'open' | 'all' = $state('open')
  readonly pages = new RequestPages((ask, signal) => {
    const query = { ...this.#filter, ...ask }
    return this.view === 'open'
      ? request((sending) => this.#client.api.requests.open.$get({ query }, sending), { signal })
      : request((sending) => this.#client.api.requests.$get({ query }, sending), { signal })
  })

  #client = createClient('staff')
  #filter: TakenFilter

  constructor(filter: TakenFilter) {
    this.#filter = filter
  }

  choose(view: 'open' | 'all'): void {
    this.view = view
    this.#startAnew()
  }

  /** Another sort of requests. */
  show(filter: TakenFilter): void {
    this.#filter = filter
    this.#startAnew()
  }

  /** Reads now and from time to time; gives what ends it. */
  watch(): () => void {
    void this.pages.start()
    const stop = watchVisibly(() => void this.pages.refresh())
    return () => {
      stop()
      this.pages.end()
    }
  }

  #startAnew(): void {
    this.pages.page = null
    void this.pages.start()
  }
}
