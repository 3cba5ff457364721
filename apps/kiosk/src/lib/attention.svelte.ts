import { Countdown } from './countdown.svelte.ts'

/** Without a touch for this long, whoever stood here is taken to have left. */
export const absentAfterSeconds = 60
/** How long before that the kiosk asks. */
export const warningSeconds = 20

interface Watch {
  /** It warns before it forgets. Without, there is little to lose and it just does. */
  asks: boolean
  /** Seconds without a touch or a key, the warning included. */
  seconds?: number
}

/** Notices that nobody stands at the kiosk any more. */
export class Attention {
  #countdown = new Countdown()
  #timer: ReturnType<typeof setTimeout> | undefined
  #asks = false
  #seconds = absentAfterSeconds
  #onabsent: () => void

  constructor(onabsent: () => void) {
    this.#onabsent = onabsent
  }

  /** Seconds until the kiosk forgets, while it asks; otherwise null. */
  get left(): number | null {
    return this.#countdown.left
  }

  /** Begins anew. */
  watch({ asks, seconds = absentAfterSeconds }: Watch): void {
    this.#asks = asks
    this.#seconds = seconds
    this.stay()
  }

  /** A touch or a key. While it asks only an answer counts, or the answer's own touch would take the question away. */
  touched(): void {
    if (this.left === null) this.stay()
  }

  /** Whoever looks for the answer gets the time of the warning once more. */
  answering(): void {
    if (this.left === null) this.stay()
    else this.#countdown.start(warningSeconds, this.#onabsent)
  }

  /** Somebody is there. */
  stay(): void {
    this.stop()
    const quietSeconds = this.#seconds - (this.#asks ? warningSeconds : 0)
    this.#timer = setTimeout(() => this.#quiet(), quietSeconds * 1000)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#countdown.stop()
  }

  #quiet(): void {
    if (this.#asks) this.#countdown.start(warningSeconds, this.#onabsent)
    else this.#onabsent()
  }
}
