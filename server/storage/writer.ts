import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
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

  /** `onFailure` runs before anybody hears of a failed batch: what was decided on it must be forgotten at once. */
  constructor(file: string, onFailure: () => void) {
    this.#onFailure = onFailure
    this.#worker = new Worker(new URL('./writer-worker.ts', import.meta.url), {
      workerData: { file },
    })
    this.#worker.on('message', (reply: BatchReply) => this.#onReply(reply))
    this.#worker.on('error', (error) => this.#onDeath(error.message))
    this.#worker.on('exit', () => this.#onDeath('the storage thread has ended'))
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
   * Change the database behind the log's back (restore). Meanwhile every change is refused, afterwards all memory is
   * forgotten.
   */
  async exclusively(change: () => Promise<void>): Promise<void> {
    await this.settled()
    if (this.#dead !== null) throw new StorageError(this.#dead)
    this.#dead = 'the data is being restored'
    try {
      await change()
    } finally {
      this.#dead = null
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
    if (this.#dead) return Promise.reject(new StorageError(this.#dead))
    if (this.#waiting.length >= maxPending)
      return Promise.reject(new StorageError('too many changes wait for the disk'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      if (this.#underWay.length === 0) this.#send()
    })
  }

  #send(): void {
    this.#underWay = this.#waiting
    this.#waiting = []
    if (this.#underWay.length > 0) this.#worker.postMessage(this.#underWay.map(({ job }) => job))
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
  }
}

function settle({ resolve, reject }: Pending, result: JobResult | undefined): void {
  if (!result) reject(new StorageError('no answer from the storage thread'))
  else if ('error' in result) reject(new StorageError(result.error))
  else resolve(result.changes)
}
