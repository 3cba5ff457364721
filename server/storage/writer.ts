import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { workerLimits } from '../memory.ts'
import type { Batch, BatchReply, Cleaning, Job, JobResult, Statement } from './writer-worker.ts'

export type { Statement } from './writer-worker.ts'

/** The disk said no: nothing of the change was kept. */
export class StorageError extends Error {
  override name = 'StorageError'
}

interface Pending {
  job: Job
  resolve: (changes: number) => void
  reject: (error: StorageError) => void
}

/** More changes than this wait for the disk: refuse rather than fill the memory. */
const maxPending = 10_000
/** One batch on the disk and one on its way to it, so that neither thread waits for the other. */
const maxUnderWay = 2

/**
 * Appends and edits, each in one transaction. What arrives in one turn of the event loop, or while the disk is busy,
 * shares a commit. When a commit fails every job that is not `alone` fails with it, also those on their way and those
 * still waiting: they were decided on a state that does not exist. The thread knows them by their epoch.
 */
export class Writer {
  #worker: Worker
  /** Batches, the oldest first. */
  #underWay: Pending[][] = []
  #waiting: Pending[] = []
  #epoch = 0
  #isSending = false
  #onFailure: () => void
  #dead: string | null = null
  #isClosed = false
  #onIdle: (() => void) | null = null

  /** `onFailure` runs before anybody hears of a failed batch: what was decided on it must be forgotten at once. */
  constructor(file: string, onFailure: () => void) {
    this.#onFailure = onFailure
    this.#worker = new Worker(new URL('./writer-worker.ts', import.meta.url), {
      workerData: { file },
      resourceLimits: workerLimits,
    })
    this.#worker.on('message', (reply: BatchReply) => this.#onReply(reply))
    this.#worker.on('error', (error) => this.#onDeath(error.message))
    this.#worker.on('exit', () => this.#onDeath('the storage thread has ended'))
  }

  /** Throws `StorageError` when no change can be taken now: ask before the memory is changed. */
  assertOpen(): void {
    const problem = this.#problem()
    if (problem !== null) throw new StorageError(problem)
  }

  /** Part of the log: fails together with everything else of its batch. Resolves when it is on the disk. */
  append(statements: readonly Statement[]): Promise<number> {
    return this.#add({ statements, alone: false })
  }

  /** An edit that stands alone. Resolves with the rows its last statement changed. */
  edit(...statements: Statement[]): Promise<number> {
    return this.#add({ statements, alone: true })
  }

  /** Once an erasure is stored: leave no copy of what was erased. Does not wait for it. */
  clean(how: Cleaning): void {
    if (this.#problem() === null) this.#worker.postMessage(how)
  }

  /** Resolves when everything handed in so far has been answered; never rejects. */
  async settled(): Promise<void> {
    if (this.#isIdle()) return
    await this.edit().catch(() => undefined)
  }

  /**
   * Change the database behind the log's back (restore). What was handed in before is stored first, meanwhile every
   * change is refused, afterwards all memory is forgotten.
   */
  async exclusively(change: () => Promise<void>): Promise<void> {
    this.assertOpen()
    this.#isClosed = true
    try {
      await this.#idle()
      if (this.#dead !== null) throw new StorageError(this.#dead)
      await change()
    } finally {
      this.#isClosed = false
      this.#onFailure()
    }
  }

  async close(): Promise<void> {
    await this.settled()
    if (this.#dead) return
    const exit = once(this.#worker, 'exit')
    this.#worker.postMessage('close')
    await exit
  }

  #add(job: Job): Promise<number> {
    const problem = this.#problem()
    if (problem !== null) return Promise.reject(new StorageError(problem))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      this.#sendSoon()
    })
  }

  #problem(): string | null {
    if (this.#dead !== null) return this.#dead
    if (this.#isClosed) return 'the data is being restored'
    return this.#waiting.length < maxPending ? null : 'too many changes wait for the disk'
  }

  /** Nothing under way and nothing waiting; only once nothing new is taken. */
  #idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => (this.#onIdle = resolve))
  }

  #isIdle(): boolean {
    return this.#underWay.length === 0 && this.#waiting.length === 0
  }

  /** At the end of this turn, so that the requests that came together share a commit. */
  #sendSoon(): void {
    if (this.#isSending || this.#underWay.length >= maxUnderWay) return
    this.#isSending = true
    setImmediate(() => this.#send())
  }

  #send(): void {
    this.#isSending = false
    if (this.#waiting.length === 0 || this.#dead !== null) return
    const batch = this.#waiting
    this.#waiting = []
    this.#underWay.push(batch)
    const message: Batch = { epoch: this.#epoch, jobs: batch.map(({ job }) => job) }
    this.#worker.postMessage(message)
  }

  #onReply(reply: BatchReply): void {
    const done = this.#underWay.shift() ?? []
    if ('results' in reply) done.forEach((one, index) => settle(one, reply.results[index]))
    else if (reply.isStale) for (const { reject } of done) reject(new StorageError(reply.error))
    else this.#fail(done, reply.error)
    if (this.#waiting.length > 0) this.#sendSoon()
    else if (this.#isIdle()) this.#becomeIdle()
  }

  #fail(done: Pending[], message: string): void {
    this.#epoch += 1
    const lost = this.#waiting.filter(({ job }) => !job.alone)
    this.#waiting = this.#waiting.filter(({ job }) => job.alone)
    this.#onFailure()
    for (const { reject } of [...done, ...lost]) reject(new StorageError(message))
  }

  #onDeath(message: string): void {
    this.#dead = message
    const lost = [...this.#underWay.flat(), ...this.#waiting]
    this.#underWay = []
    this.#waiting = []
    this.#onFailure()
    for (const { reject } of lost) reject(new StorageError(message))
    this.#becomeIdle()
  }

  #becomeIdle(): void {
    this.#onIdle?.()
    this.#onIdle = null
  }
}

function settle({ resolve, reject }: Pending, result: JobResult | undefined): void {
  if (!result) reject(new StorageError('no answer from the storage thread'))
  else if ('error' in result) reject(new StorageError(result.error))
  else resolve(result.changes)
}
