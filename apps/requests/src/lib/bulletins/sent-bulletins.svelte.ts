import type { BulletinResource } from '../../../../../domain/bulletin.ts'
import { createClient, request, type Result } from '../../../../../ui/api.ts'
import { Watched } from '../watched.svelte.ts'

const mostPages = 20

interface Sent {
  items: BulletinResource[]
  /** Where the next page begins; null = there is none. */
  next: string | null
}

/** What was sent, the newest first, and how far it is. */
export class SentBulletins {
  isLoading = $state(false)
  readonly list = new Watched<Sent>((signal) => this.#read(signal))

  #client = createClient('staff')
  #pages = 1

  get page(): Sent | null {
    return this.list.value
  }

  /** The next page, below the others. */
  async more(): Promise<void> {
    if (this.#pages >= mostPages) return
    this.#pages += 1
    this.isLoading = true
    await this.list.refresh()
    this.isLoading = false
  }

  async #read(signal: AbortSignal): Promise<Result<Sent>> {
    const items: BulletinResource[] = []
    let after: string | null = null
    for (let page = 0; page < this.#pages; page += 1) {
      const query: { after?: string } = after === null ? {} : { after }
      const read: Result<Sent> = await request(
        (sending) => this.#client.api.bulletins.$get({ query }, sending),
        { signal },
      )
      if (!read.ok) return read
      items.push(...read.value.items)
      after = read.value.next
      if (after === null) break
    }
    return { ok: true, value: { items, next: after } }
  }
}
