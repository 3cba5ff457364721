import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const windowSeconds = 600
const perPerson = 10
const perAddress = 60

/** Where a request comes from. */
export function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'no socket'
  }
}

/** Failed log-ins and pairing codes per ten minutes, on the machine's clock. Only failures count. */
export class AttemptLimits {
  #isOn: boolean
  #byPerson = new RateLimiterMemory({ points: perPerson, duration: windowSeconds })
  #byAddress = new RateLimiterMemory({ points: perAddress, duration: windowSeconds })

  constructor(isOn: boolean) {
    this.#isOn = isOn
  }

  /** Whether this person from this address may try now. */
  async allows(c: Context, name: string): Promise<boolean> {
    if (!this.#isOn) return true
    const address = addressOf(c)
    const person = await this.#byPerson.get(`${address} ${name}`)
    const place = await this.#byAddress.get(address)
    return (person?.consumedPoints ?? 0) < perPerson && (place?.consumedPoints ?? 0) < perAddress
  }

  async failed(c: Context, name: string): Promise<void> {
    if (!this.#isOn) return
    const address = addressOf(c)
    // Past the limit `consume` rejects; `allows` says no from then on.
    await this.#byPerson.consume(`${address} ${name}`).catch(() => undefined)
    await this.#byAddress.consume(address).catch(() => undefined)
  }

  async succeeded(c: Context, name: string): Promise<void> {
    if (this.#isOn) await this.#byPerson.delete(`${addressOf(c)} ${name}`)
  }
}
