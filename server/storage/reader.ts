import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { StatisticsRow } from '../../domain/resources.ts'
import { workerLimits } from '../memory.ts'
import type { ReaderReply, StatisticsQuery } from './reader-worker.ts'
import { StorageError } from './writer.ts'

interface Waiting {
  resolve: (rows: StatisticsRow[]) => void
  reject: (error: Error) => void
}

/** Long reads, answered one after the other by a thread that starts with the first question. */
export class Reader {
  #file: string
  #worker: Worker | null = null
  #nextId = 1
  #waiting = new Map<number, Waiting>()

  constructor(file: string) {
    this.#file = file
  }

  statistics(query: StatisticsQuery): Promise<StatisticsRow[]> {
    const worker = (this.#worker ??= this.#start())
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, query })
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    this.#worker = null
    const exit = once(worker, 'exit')
    worker.postMessage('close')
    await exit
  }

  #start(): Worker {
    const workerData = { file: this.#file }
    const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: workerLimits,
    })
    worker.on('message', (reply: ReaderReply) => this.#onReply(reply))
    worker.on('error', (error) => this.#onDeath(error.message))
    worker.on('exit', () => this.#onDeath('the reading thread has ended'))
    return worker
  }

  #onReply(reply: ReaderReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('rows' in reply) waiting?.resolve(reply.rows)
    else waiting?.reject(new StorageError(reply.error))
  }

  #onDeath(message: string): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(new StorageError(message))
    this.#waiting.clear()
  }
}
