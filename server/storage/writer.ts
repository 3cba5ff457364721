import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { workerLimits } from '../memory.ts'
import type { BatchReply, Job, JobResult, Statement } from './writer-worker.ts'

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

/**
 * Appends and edits, each in one transaction. Jobs that arrive while the disk is busy share the next commit; one batch
 * is under way at a time. When a commit fails every job that is not `alone` fails with it, also those still waiting:
 * they were decided on a state that does not exist.
 */
export class Writer {
  #worker: Worker
  #underWay: Pending[] = []
  #waiting: Pending[] = []
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

  /** Resolves when everything handed in so far has been answered; never rejects. */
  async settled(): Promise<void> {
    if (this.#underWay.length === 0) return
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
      if (this.#underWay.length === 0) this.#send()
    })
  }

  #problem(): string | null {
    if (this.#dead !== null) return this.#dead
    if (this.#isClosed) return 'the data is being restored'
    return this.#waiting.length < maxPending ? null : 'too many changes wait for the disk'
  }

  /** Nothing under way and nothing waiting; only once nothing new is taken. */
  #idle(): Promise<void> {
    if (this.#underWay.length === 0) return Promise.resolve()
    return new Promise((resolve) => (this.#onIdle = resolve))
  }

  #send(): void {
    this.#underWay = this.#waiting
    this.#waiting = []
    if (this.#underWay.length > 0) this.#worker.postMessage(this.#underWay.map(({ job }) => job))
    else this.#becomeIdle()
  }

  #onReply(reply: BatchReply): void {
    const done = this.#underWay
    this.#underWay = []
    if ('error' in reply) this.#fail(done, reply.error)
    else done.forEach((pending, index) => settle(pending, reply.results[index]))
    this.#send()
  }

  #fail(done: Pending[], message: string): void {
    const lost = this.#waiting.filter(({ job }) => !job.alone)
    this.#waiting = this.#waiting.filter(({ job }) => job.alone)
    this.#onFailure()
    for (const { reject } of [...done, ...lost]) reject(new StorageError(message))
  }

  #onDeath(message: string): void {
    this.#dead = message
    const lost = [...this.#underWay, ...this.#waiting]
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
