import type {
  DeliveryChannel,
  DeliveryResource,
  DeliveryState,
} from '../../../../../domain/requests/delivery.ts'
import { createClient, request, type Result } from '../../../../../ui/api.ts'
import { Watched, watchVisibly } from '../watched.svelte.ts'
import { heldIn, type Held } from './held.ts'

/** What is shown of messages is read again this often while the page can be seen. */
export const refreshMilliseconds = 15_000
/** Of a list that was opened further, so much is read again by itself. */
const mostPagesRefreshed = 5
const mostPages = 50

interface Page {
  items: DeliveryResource[]
  /** Where the next page begins; null = there is none. */
  next: string | null
}

interface Look extends Page {
  /** Whatever the filter says: what does not get through at the moment. */
  held: Held[]
}

/** The messages that fit a filter, the newest first, and what is held up. */
export class OutboxList {
  state: DeliveryState | '' = $state('')
  channel: DeliveryChannel | '' = $state('')
  isLoading = $state(false)
  readonly list = new Watched<Look>((signal) => this.#read(signal))

  #client = createClient('staff')
  #pages = 1

  get hasFilter(): boolean {
    return this.state !== '' || this.channel !== ''
  }

  /** Another filter begins at the newest message. */
  filter(): void {
    this.#pages = 1
    void this.list.refresh()
  }

  /** The next page, below the others. */
  async more(): Promise<void> {
    if (this.#pages >= mostPages) return
    this.#pages += 1
    this.isLoading = true
    await this.list.refresh()
    this.isLoading = false
  }

  /** Reads again from time to time; a list that was opened far stands still. */
  watch(): () => void {
    const look = () => {
      if (this.#pages <= mostPagesRefreshed) void this.list.refresh()
    }
    return watchVisibly(look, refreshMilliseconds)
  }

  async #read(signal: AbortSignal): Promise<Result<Look>> {
    const [shown, waiting] = await Promise.all([
      this.#pagesOf(signal),
      this.#page({ state: 'waiting' }, signal),
    ])
    if (!shown.ok) return shown
    if (!waiting.ok) return waiting
    const { items, next } = waiting.value
    return { ok: true, value: { ...shown.value, held: heldIn(items, next !== null) } }
  }

  async #pagesOf(signal: AbortSignal): Promise<Result<Page>> {
    const { state, channel } = this
    const filter = { ...(state && { state }), ...(channel && { channel }) }
    const items: DeliveryResource[] = []
    let after: string | null = null
    for (let page = 0; page < this.#pages; page += 1) {
      const read: Result<Page> = await this.#page({ ...filter, ...(after && { after }) }, signal)
      if (!read.ok) return read
      items.push(...read.value.items)
      after = read.value.next
      if (after === null) break
    }
    return { ok: true, value: { items, next: after } }
  }

  #page(
    query: { state?: DeliveryState; channel?: DeliveryChannel; after?: string },
    signal: AbortSignal,
  ): Promise<Result<Page>> {
    return request((sending) => this.#client.api.outbox.$get({ query }, sending), { signal })
  }
}
