import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

const windowSeconds = 600
const perPerson = 10
const perAddress = 60

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Where a request comes from. Behind a proxy on this machine it is what the proxy saw: the last of `X-Forwarded-For`,
 * the only one that no client can write.
 */
export function addressOf(c: Context, trustsProxy: boolean): string {
  const address = remoteOf(c)
  if (!trustsProxy || !loopback.has(address)) return address
  const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? ''
  return isIP(forwarded) === 0 ? address : forwarded
}

function remoteOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'no socket'
  }
}

/** What the limits need of the configuration. */
export interface LimitConfig {
  rateLimit: boolean
  trustProxy: boolean
}

/** Tells the client of a refused try after how long the next one is looked at, in whole seconds. */
export function sayWhen(c: Context, ms: number): void {
  c.header('Retry-After', String(Math.max(1, Math.ceil(ms / 1000))))
}

function waitMs(used: RateLimiterRes | null, most: number): number {
  return used && used.consumedPoints >= most ? Math.max(1, used.msBeforeNext) : 0
}

/** Failed log-ins and pairing codes per ten minutes, on the machine's clock. Only failures count. */
export class AttemptLimits {
  #isOn: boolean
  #trustsProxy: boolean
  #byPerson = new RateLimiterMemory({ points: perPerson, duration: windowSeconds })
  #byAddress = new RateLimiterMemory({ points: perAddress, duration: windowSeconds })

  constructor({ rateLimit, trustProxy }: LimitConfig) {
    this.#isOn = rateLimit
    this.#trustsProxy = trustProxy
  }

  /** Whether this person from this address may try now; when not, the answer says when in `Retry-After`. */
  async allows(c: Context, name: string): Promise<boolean> {
    if (!this.#isOn) return true
    const address = addressOf(c, this.#trustsProxy)
    const person = await this.#byPerson.get(`${address} ${name}`)
    const place = await this.#byAddress.get(address)
    const waits = [waitMs(person, perPerson), waitMs(place, perAddress)]
    if (Math.max(...waits) === 0) return true
    sayWhen(c, Math.max(...waits))
    return false
  }

  async failed(c: Context, name: string): Promise<void> {
    if (!this.#isOn) return
    const address = addressOf(c, this.#trustsProxy)
    // Past the limit `consume` rejects; `allows` says no from then on.
    await this.#byPerson.consume(`${address} ${name}`).catch(() => undefined)
    await this.#byAddress.consume(address).catch(() => undefined)
  }

  async succeeded(c: Context, name: string): Promise<void> {
    if (this.#isOn) await this.#byPerson.delete(`${addressOf(c, this.#trustsProxy)} ${name}`)
  }
}
