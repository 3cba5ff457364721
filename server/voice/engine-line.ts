import { NoVoiceError } from './port.ts'

/** How much of the machine speaking may take. */
export interface LineLimits {
  /** Engines at work at the same time. */
  most: number
  /** Those who wait beside them; more are refused at once. */
  mostWaiting: number
  /** How long one may take. */
  workMilliseconds: number
}

/** Lets a few work at a time, each only so long, and turns away those who would wait too long. */
export class EngineLine {
  #limits: LineLimits
  #working = 0
  #waiting: (() => void)[] = []
  #close = new AbortController()

  constructor(limits: LineLimits) {
    this.#limits = limits
  }

  /** Does it when there is room. Throws `NoVoiceError` when it is full, and when the work isn't done in time. */
  async do<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#working >= this.#limits.most) await this.#wait()
    else this.#working += 1
    try {
      return await this.#within(work)
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#working -= 1
    }
  }

  /** Ends all work. */
  close(): void {
    this.#close.abort()
  }

  /** Whoever ends hands its place on, so nobody can slip in between. */
  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#limits.mostWaiting)
      return Promise.reject(new NoVoiceError('too many at once'))
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  async #within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = AbortSignal.timeout(this.#limits.workMilliseconds)
    const signal = AbortSignal.any([limit, this.#close.signal])
    signal.throwIfAborted()
    const { promise, reject } = Promise.withResolvers<never>()
    const giveUp = () => reject(new NoVoiceError('not in time'))
    signal.addEventListener('abort', giveUp)
    try {
      return await Promise.race([work(signal), promise])
    } finally {
      signal.removeEventListener('abort', giveUp)
    }
  }
}
