import type { HelpRow } from '../../../../domain/views.ts'
import { newKey, request } from '../../../../ui/api.ts'
import { pauseMilliseconds, wait } from '../../../../ui/pause.ts'
import { client } from './client.ts'

/** Enough for a quarter of an hour. */
const mostAttempts = 180
/** By then the board has the call too. */
const boardMilliseconds = 5_000
/** How long it is said that somebody comes. */
const comingMilliseconds = 60_000

/** `unreachable` while the ring doesn't get through, or is refused; it is sent again and again. */
export type HelpState = 'quiet' | 'sending' | 'unreachable' | 'ringing' | 'coming'

/** Calls staff to this kiosk, and knows whether they come. */
export class HelpBell {
  #sending: 'no' | 'first' | 'again' = $state('no')
  /** What the server answered, until the board says it too. */
  #rung: HelpRow | null = $state.raw(null)
  #deviceId: string
  #rows: () => readonly HelpRow[]
  #now: () => number
  #ending: AbortController | null = null

  /** `rows` are the board's, `now` the server's clock in milliseconds. */
  constructor(deviceId: string, rows: () => readonly HelpRow[], now: () => number) {
    this.#deviceId = deviceId
    this.#rows = rows
    this.#now = now
  }

  get state(): HelpState {
    const own = this.#rows().filter(({ deviceId }) => deviceId === this.#deviceId)
    if (own.some(({ answeredAt }) => answeredAt === null)) return 'ringing'
    if (this.#sending !== 'no') return this.#sending === 'first' ? 'sending' : 'unreachable'
    if (own.some((row) => this.#since(row.answeredAt) < comingMilliseconds)) return 'coming'
    return this.#since(this.#rung?.at ?? null) < boardMilliseconds ? 'ringing' : 'quiet'
  }

  /** Rings; while it rings already, or is about to, a second touch changes nothing. */
  async ring(): Promise<void> {
    if (this.state !== 'quiet' && this.state !== 'coming') return
    this.#rung = null
    const ending = new AbortController()
    this.#ending = ending
    this.#sending = 'first'
    await this.#send(ending.signal)
    if (!ending.signal.aborted) this.#sending = 'no'
  }

  /** The page goes. Whoever rang may go before: their call is still on its way, and rings until somebody answers. */
  close(): void {
    this.#ending?.abort()
    this.#sending = 'no'
    this.#rung = null
  }

  async #send(signal: AbortSignal): Promise<void> {
    const key = newKey()
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const result = await request(
        (sending) => client.api['help-calls'].$post({ json: {} }, sending),
        { key, signal },
      )
      if (signal.aborted) return
      if (result.ok) {
        this.#rung = result.value.helpCall
        return
      }
      // Also what a server in trouble refuses: nobody who needs help should have to touch again.
      this.#sending = 'again'
      await wait(pauseMilliseconds(attempt), signal)
    }
  }

  #since(at: string | null): number {
    return at === null ? Infinity : this.#now() - Date.parse(at)
  }
}
