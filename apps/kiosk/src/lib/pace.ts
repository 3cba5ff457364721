const windowMilliseconds = 60_000
const mostInWindow = 3

/**
 * How fast this kiosk gives numbers. Children play with kiosks: after three in a minute the next one is asked for.
 * Measured on a clock that nobody sets, by default the page's own age.
 */
export class Pace {
  #givenAt: number[] = []
  #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** A number was given. */
  given(): void {
    this.#givenAt = [...this.#recent(), this.#now()]
  }

  /** One more would be more than three within a minute. */
  get fast(): boolean {
    return this.#recent().length >= mostInWindow
  }

  #recent(): number[] {
    const since = this.#now() - windowMilliseconds
    return this.#givenAt.filter((at) => at > since)
  }
}
