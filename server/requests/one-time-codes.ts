import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

const minute = 60_000
const validMs = 10 * minute
const windowMs = 60 * minute
/** In an hour, for one request: a text message costs money, and nobody should be rung at. */
const mostCodes = 3
const mostTries = 5
/** Requests that somebody asks about within an hour. */
const mostRequests = 10_000

interface Issued {
  /** When codes were given out within the last hour; epoch milliseconds. */
  at: number[]
  hash: Buffer
  triesLeft: number
}

/** `void`: expired, used, tried too often, or never given out. */
export type CodeCheck = 'right' | 'wrong' | 'void'

/**
 * Codes of six digits that show who holds the telephone: ten minutes long, five tries, once. Only hashes are kept, and
 * only in memory. On the machine's clock.
 */
export class OneTimeCodes {
  #now: () => number
  #secret = randomBytes(32)
  #issued = new Map<string, Issued>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** A new code, which makes the one before it void; null when there were too many within an hour. */
  issue(requestId: string): string | null {
    const now = this.#now()
    this.#forget(now)
    const at = this.#issued.get(requestId)?.at.filter((moment) => moment > now - windowMs) ?? []
    if (at.length >= mostCodes || this.#issued.size >= mostRequests) return null
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const hash = this.#hash(requestId, code)
    this.#issued.set(requestId, { at: [...at, now], hash, triesLeft: mostTries })
    return code
  }

  /** Milliseconds until a request that has had its share of codes may have another one. */
  waitMs(requestId: string): number {
    const now = this.#now()
    const oldest = this.#issued.get(requestId)?.at[0] ?? now
    return Math.max(1, oldest + windowMs - now)
  }

  /** Whether this is the request's code; the right one is used up by it. */
  check(requestId: string, code: string): CodeCheck {
    const issued = this.#issued.get(requestId)
    const issuedAt = issued?.at.at(-1) ?? 0
    if (!issued || issued.triesLeft === 0 || this.#now() > issuedAt + validMs) return 'void'
    issued.triesLeft -= 1
    const isRight = timingSafeEqual(this.#hash(requestId, code), issued.hash)
    if (isRight) issued.triesLeft = 0
    if (isRight) return 'right'
    return issued.triesLeft === 0 ? 'void' : 'wrong'
  }

  #hash(requestId: string, code: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${requestId} ${code}`).digest()
  }

  #forget(now: number): void {
    for (const [id, { at }] of this.#issued)
      if ((at.at(-1) ?? 0) <= now - windowMs) this.#issued.delete(id)
  }
}
