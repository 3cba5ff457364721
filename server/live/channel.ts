import type { ServerResponse } from 'node:http'
import { namedFrame, viewFrame } from './sse.ts'

/** Views are built at most this often. */
const pauseMs = 50
/** A listener that lets this much pile up is dropped: it will connect again and get the whole view. */
const maxBufferedBytes = 1_000_000
const gone = namedFrame('denied', { refusal: 'not_found', message: '' })

/** One view and everybody who watches it. Built only while somebody does, encoded once for all. */
export class Channel {
  readonly branchId: string
  #build: () => unknown
  #listeners = new Set<ServerResponse>()
  #timer: NodeJS.Timeout | null = null
  #lastSentAt = Number.NEGATIVE_INFINITY

  constructor(branchId: string, build: () => unknown) {
    this.branchId = branchId
    this.#build = build
  }

  get listeners(): ReadonlySet<ServerResponse> {
    return this.#listeners
  }

  /** Joins, and gets the whole view at once. */
  add(listener: ServerResponse): void {
    this.#listeners.add(listener)
    this.#show([listener])
  }

  remove(listener: ServerResponse): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0 && this.#timer) {
      clearTimeout(this.#timer)
      this.#timer = null
    }
  }

  /** Something changed: send now, or when the pause since the last view is over. */
  changed(): void {
    if (this.#timer || this.#listeners.size === 0) return
    const wait = Math.max(0, this.#lastSentAt + pauseMs - performance.now())
    this.#timer = setTimeout(() => this.#send(), wait)
  }

  #send(): void {
    this.#timer = null
    this.#lastSentAt = performance.now()
    const listeners = [...this.#listeners]
    try {
      this.#show(listeners)
    } catch {
      // The disk could not be read. Whoever watches connects again, and is told then.
      for (const listener of listeners) listener.destroy()
    }
  }

  /** The view as it is now; the end when there is none any more: the counter was removed, the citizen's day is over. */
  #show(listeners: readonly ServerResponse[]): void {
    const view = this.#build()
    const bytes = view === undefined ? gone : viewFrame(view)
    for (const listener of listeners)
      if (view === undefined) listener.end(bytes)
      else write(listener, bytes)
  }
}

/** Send to a listener that keeps up; end one that does not. */
export function write(listener: ServerResponse, bytes: Buffer): void {
  if (listener.writableLength > maxBufferedBytes) listener.destroy()
  else listener.write(bytes)
}
