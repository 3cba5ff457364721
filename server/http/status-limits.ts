import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { addressOf } from './attempt-limits.ts'

const windowSeconds = 600
const perNumber = 10
const perAddress = 60

/**
 * Wrong tries to open a request, per ten minutes on the machine's clock: for one number from anywhere, and from one
 * address for any number. A try counts before it is looked at, so that many at once are no way around.
 */
export class StatusLimits {
  #isOn: boolean
  #byNumber = new RateLimiterMemory({ points: perNumber, duration: windowSeconds })
  #byAddress = new RateLimiterMemory({ points: perAddress, duration: windowSeconds })

  constructor(isOn: boolean) {
    this.#isOn = isOn
  }

  /** What `look` finds; `too-many` when nobody looks any more. What is found costs nothing. `number`: null for what is none. */
  async tried<Found>(
    c: Context,
    number: string | null,
    look: () => Found | null,
  ): Promise<Found | null | 'too-many'> {
    if (!this.#isOn) return look()
    const address = addressOf(c)
    if (!(await this.#takes(address, number))) return 'too-many'
    const found = look()
    if (found !== null) {
      if (number !== null) await this.#byNumber.reward(number)
      await this.#byAddress.reward(address)
    }
    return found
  }

  async #takes(address: string, number: string | null): Promise<boolean> {
    try {
      await this.#byAddress.consume(address)
      if (number !== null) await this.#byNumber.consume(number)
      return true
    } catch {
      return false
    }
  }
}
