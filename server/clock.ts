/** The queue's clock. Log-ins, pairing codes, idempotency and rate limits stay on the machine's. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

/** The clock of every server that is not told to be set by tests (`TEST_CLOCK`). */
export const machineClock: Clock = { now: () => Date.now() }

/** A clock that tests set over HTTP: it follows the machine until the first setting, then stands still. */
export class TestClock implements Clock {
  #at: number | null = null

  now(): number {
    return this.#at ?? Date.now()
  }

  set(at: number): void {
    this.#at = at
  }
}
