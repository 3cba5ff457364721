import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { ApiKeyRow } from '../storage/api-key-table.ts'

const windowSeconds = 60

/** How often each key is used a minute, on the machine's clock. */
export class KeyLimits {
  #isOn: boolean
  // Each key has a limit of its own, so that one is not asked of the limiter: it only counts.
  #counted = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: windowSeconds })

  constructor(isOn: boolean) {
    this.#isOn = isOn
  }

  /** Counts a use. 0 when it is allowed, else in how many seconds the next one is. */
  async waitSeconds({ id, perMinute }: Pick<ApiKeyRow, 'id' | 'perMinute'>): Promise<number> {
    if (!this.#isOn) return 0
    const { consumedPoints, msBeforeNext } = await this.#counted.consume(id)
    return consumedPoints <= perMinute ? 0 : Math.max(1, Math.ceil(msBeforeNext / 1000))
  }
}
