import type { RefusalResource } from '../domain/resources.ts'
import type { LiveView } from '../domain/views.ts'
import type { Actor } from './api.ts'
import { pauseMilliseconds } from './pause.ts'

/** The server sends something at least every 10 s; after this long without anything the line is taken for dead. */
export const silenceMilliseconds = 25_000

/** What to watch: `{ branch, view: 'counter', counter }`. */
export type LiveQuery = { view: LiveView['view'] } & Record<string, string>

/** The address of a live view, for one who speaks as that actor; null for a view that needs nobody. */
export function liveUrl(query: LiveQuery, as: Actor | null): string {
  return `/api/live?${new URLSearchParams({ ...query, ...(as && { as }) })}`
}

/** What of a browser's EventSource is used. */
export interface EventSourceLike {
  onerror: ((event: Event) => void) | null
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

/** What a connection tells; nothing of a stream that was left. */
export interface LiveEvents<View> {
  /** A whole view, never older than the one before it on the same connection. */
  view(view: View): void
  /** The heartbeat; `at` is the server's time when it sent one. */
  ping(at: string | null): void
  /** The line is gone; it is being rebuilt. */
  lost(): void
  /** The cookie no longer counts; nothing is tried any more. */
  denied(refusal: RefusalResource): void
}

/**
 * One stream of live views that rebuilds itself: after any error and after silence, with growing pauses. A browser's own
 * EventSource gives up for good on a 503 and doesn't notice a cable pulled out.
 */
export class LiveConnection<View extends { version: number }> {
  #url: string
  #events: LiveEvents<View>
  #connect: (url: string) => EventSourceLike
  #source: EventSourceLike | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  constructor(
    url: string,
    events: LiveEvents<View>,
    connect: (url: string) => EventSourceLike = (address) => new EventSource(address),
  ) {
    this.#url = url
    this.#events = events
    this.#connect = connect
  }

  /** Connects at once, leaving a connection or a pause that there may be. */
  open(): void {
    this.close()
    let version = -Infinity
    const source = this.#connect(this.#url)
    this.#source = source
    this.#listenForSilence()
    // Late events of a stream that was left mustn't speak for the present one.
    const on = (type: string, listener: (data: string) => void) =>
      source.addEventListener(type, (event) => {
        if (source === this.#source) listener(event.data)
      })
    source.onerror = () => {
      if (source === this.#source) this.#lose()
    }
    on('ping', (data) => {
      this.#heard()
      const at: unknown = data === '' ? null : JSON.parse(data)
      this.#events.ping(typeof at === 'string' ? at : null)
    })
    on('message', (data) => {
      this.#heard()
      const view = JSON.parse(data) as View
      if (view.version < version) return
      version = view.version
      this.#events.view(view)
    })
    on('denied', (data) => {
      this.close()
      this.#events.denied(JSON.parse(data) as RefusalResource)
    })
  }

  /** Ends the stream; `open` starts it again. */
  close(): void {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = null
  }

  #heard(): void {
    this.#failures = 0
    this.#listenForSilence()
  }

  #listenForSilence(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#lose(), silenceMilliseconds)
  }

  #lose(): void {
    this.close()
    this.#failures += 1
    this.#events.lost()
    this.#timer = setTimeout(() => this.open(), pauseMilliseconds(this.#failures))
  }
}
