import type { RefusalResource } from '../../../../domain/resources.ts'
import type { Result } from '../../../../ui/api.ts'

const refreshMilliseconds = 30_000

/**
 * Something of the server's that is read again every half a minute while the page is looked at, and as soon as it is
 * looked at again. What was read last stays while nothing newer comes.
 */
export class Watched<Value> {
  /** Null until it was read once. */
  value: Value | null = $state.raw(null)
  /** Why it could not be read the last time. */
  refusal: RefusalResource | null = $state.raw(null)
  /** When it was read last, by this machine's clock; null = never. */
  readAt: number | null = $state(null)

  #read: (signal: AbortSignal) => Promise<Result<Value>>
  #reading = new AbortController()

  constructor(read: (signal: AbortSignal) => Promise<Result<Value>>) {
    this.#read = read
  }

  /** Reads now; an answer to an earlier question no longer counts. */
  async refresh(): Promise<void> {
    this.#reading.abort()
    const reading = new AbortController()
    this.#reading = reading
    const result = await this.#read(reading.signal)
    if (reading.signal.aborted) return
    this.refusal = result.ok ? null : result.refusal
    if (!result.ok) return
    this.value = result.value
    this.readAt = Date.now()
  }

  /** Reads again from time to time; gives what ends it. */
  watch(): () => void {
    const stop = watchVisibly(() => void this.refresh())
    return () => {
      stop()
      this.#reading.abort()
    }
  }
}

/** Calls it from time to time while the page is looked at, and when it is looked at again; gives what ends it. */
export function watchVisibly(
  look: () => void,
  everyMilliseconds = refreshMilliseconds,
): () => void {
  const lookIfSeen = () => {
    if (document.visibilityState === 'visible') look()
  }
  const timer = setInterval(lookIfSeen, everyMilliseconds)
  addEventListener('focus', lookIfSeen)
  document.addEventListener('visibilitychange', lookIfSeen)
  return () => {
    clearInterval(timer)
    removeEventListener('focus', lookIfSeen)
    document.removeEventListener('visibilitychange', lookIfSeen)
  }
}
