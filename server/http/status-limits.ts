import type { Context } from 'hono'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { addressOf, sayWhen, type LimitConfig } from './attempt-limits.ts'

const windowSeconds = 600
const perNumberAndAddress = 10
/** From everywhere together: far below what guessing needs, far above what shuts a citizen out by chance. */
const perNumber = 100
const perAddress = 60

/**
 * Wrong tries to open a request, per ten minutes on the machine's clock: for one number from one address, for one
 * number from anywhere, and from one address for any number. A try counts before it is looked at, so that many at once
 * are no way around.
 */
export class StatusLimits {
  #isOn: boolean
  #trustsProxy: boolean
  #byBoth = new RateLimiterMemory({ points: perNumberAndAddress, duration: windowSeconds })
  #byNumber = new RateLimiterMemory({ points: perNumber, duration: windowSeconds })
  #byAddress = new RateLimiterMemory({ points: perAddress, duration: windowSeconds })

  constructor({ rateLimit, trustProxy }: LimitConfig) {
    this.#isOn = rateLimit
    this.#trustsProxy = trustProxy
  }

  /**
   * What `look` finds; `too-many` when nobody looks any more, and `Retry-After` says how long. What is found costs
   * nothing. `number`: null for what is none.
   */
  async tried<Found>(
    c: Context,
    number: string | null,
    look: () => Found | null,
  ): Promise<Found | null | 'too-many'> {
    if (!this.#isOn) return look()
    const counted = this.#countedOf(addressOf(c, this.#trustsProxy), number)
    const waitMs = await count(counted)
    if (waitMs > 0) {
      sayWhen(c, waitMs)
      return 'too-many'
    }
    const found = look()
    if (found !== null) for (const [limiter, key] of counted) await limiter.reward(key)
    return found
  }

  /** The narrowest first: who is shut out of one number uses up nothing of the others. */
  #countedOf(address: string, number: string | null): Counted {
    const ofAddress: Counted = [[this.#byAddress, address]]
    if (number === null) return ofAddress
    return [[this.#byBoth, `${number} ${address}`], ...ofAddress, [this.#byNumber, number]]
  }
}

type Counted = [RateLimiterMemory, string][]

/** Counts a try. 0 when it is looked at, else after how many milliseconds one is. */
async function count(counted: Counted): Promise<number> {
  try {
    for (const [limiter, key] of counted) await limiter.consume(key)
    return 0
  } catch (refused) {
    return Math.max(1, (refused as RateLimiterRes).msBeforeNext)
  }
}
