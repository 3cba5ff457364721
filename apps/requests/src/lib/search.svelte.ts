import { createClient, request } from '../../../../ui/api.ts'
import type { Channel, RequestKind } from '../../../../domain/requests/kinds.ts'
import type { RequestStatus } from '../../../../domain/requests/state.ts'
import { RequestPages, type PageAsk } from './request-pages.svelte.ts'

const typingMilliseconds = 250
const warmingMilliseconds = 3_000

/** What is searched for; an empty text asks for nothing. */
export interface SearchValues {
  q: string
  kind: RequestKind | ''
  channel: Channel | ''
  status: RequestStatus | ''
  topicId: string
  neighbourhood: string
}

const nothing: SearchValues = {
  ...{ q: '', kind: '', channel: '', status: '', topicId: '', neighbourhood: '' },
}

/** The search and what it found. Names are not written into the page's address. */
export class Search {
  values: SearchValues = $state({ ...nothing })
  readonly pages = new RequestPages((ask, signal) =>
    request(
      (sending) => this.#client.api['request-searches'].$post({ json: this.#asked(ask) }, sending),
      { signal },
    ),
  )

  #client = createClient('staff')
  #timer: ReturnType<typeof setTimeout> | undefined

  get isEmpty(): boolean {
    return Object.values(this.values).every((value) => value === '')
  }

  /** Searches when nobody has typed for a moment. */
  typed(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), typingMilliseconds)
  }

  /** Searches at once; again by itself while names cannot be searched yet. */
  async now(): Promise<void> {
    clearTimeout(this.#timer)
    await this.pages.start()
    if (this.pages.page?.warming)
      this.#timer = setTimeout(() => void this.now(), warmingMilliseconds)
  }

  clear(): void {
    Object.assign(this.values, nothing)
    void this.now()
  }

  end(): void {
    clearTimeout(this.#timer)
    this.pages.end()
  }

  #asked({ limit, ...ask }: PageAsk) {
    const { q, kind, channel, status, topicId, neighbourhood } = this.values
    return {
      ...ask,
      limit: Number(limit),
      ...(q.trim() && { q: q.trim() }),
      ...(kind && { kind }),
      ...(channel && { channel }),
      ...(status && { status }),
      ...(topicId && { topicId }),
      ...(neighbourhood && { neighbourhood }),
    }
  }
}
