import type { RefusalResource } from '../domain/resources.ts'
import type { LiveView } from '../domain/views.ts'
import type { Actor } from './api.ts'
import { LiveConnection, liveUrl } from './live-connection.ts'
import type { LiveQuery } from './live-connection.ts'
import { ServerTime } from './server-time.ts'

/** Usually the stream stays open, whether anybody looks or not. */
export interface LiveOptions {
  /** No stream while the page is hidden; for pages, not for displays. */
  closeWhileHidden?: boolean
}

/**
 * A live view as a page's state. Connects when made and keeps the last view while the line is down; `close()` it when the
 * page no longer needs it: `const live = new Live<BoardView>({ view: 'board', branch }, 'display'); onDestroy(() => live.close())`
 */
export class Live<View extends LiveView> {
  /** The whole view as last heard, null until the first one came. */
  view: View | null = $state.raw(null)
  /** The server is heard. False until the first message, and while the line is being rebuilt. */
  online = $state(false)
  /** The server's time (milliseconds) of the last message, heartbeats counted; null before the first. */
  lastNewsAt: number | null = $state(null)
  /** Set when the cookie no longer counts; then nothing is tried any more until `open()`. */
  denied: RefusalResource | null = $state.raw(null)

  #connection: LiveConnection<View>
  #time = new ServerTime()
  #listeners = new AbortController()

  constructor(query: LiveQuery, as: Actor | null, options: LiveOptions = {}) {
    this.#connection = new LiveConnection<View>(liveUrl(query, as), {
      view: (view) => {
        this.view = view
        this.#heard(view.at)
      },
      ping: (at) => this.#heard(at),
      lost: () => (this.online = false),
      denied: (refusal) => {
        this.online = false
        this.denied = refusal
      },
    })
    this.#followThePage(options.closeWhileHidden ?? false)
    this.open()
  }

  /** Connects at once; also after `denied`, when somebody has logged in again. */
  open(): void {
    this.denied = null
    this.#connection.open()
  }

  /** Ends it for good. */
  close(): void {
    this.#listeners.abort()
    this.#connection.close()
    this.online = false
  }

  /** The server's clock now, milliseconds: this machine's may be wrong, and tests set the server's. */
  now(): number {
    return this.#time.now()
  }

  #heard(at: string | null): void {
    if (at !== null) this.#time.set(at)
    this.online = true
    this.lastNewsAt = this.#time.now()
  }

  #followThePage(closeWhileHidden: boolean): void {
    const { signal } = this.#listeners
    const back = () => {
      if (this.denied === null) this.#connection.open()
    }
    window.addEventListener('online', back, { signal })
    // A cable pulled out leaves the stream silent, not closed; a new one tells at once whether the server is gone.
    window.addEventListener('offline', back, { signal })
    const follow = () => {
      // A phone that slept has a dead line and does not know it.
      if (!document.hidden) back()
      else if (closeWhileHidden) this.#connection.close()
    }
    document.addEventListener('visibilitychange', follow, { signal })
  }
}
