import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { workerLimits } from '../memory.ts'
import type { LegAnswers, LegQuestions } from './leg-reading.ts'
import type { ReaderMessage, ReaderReply } from './reader-worker.ts'
import { StorageError } from './writer.ts'

interface Waiting {
  resolve: (answer: never) => void
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

  /** Rejects with a `StorageError` when it can't be read. */
  ask<Name extends keyof LegQuestions>(
    name: Name,
    asked: LegQuestions[Name],
  ): Promise<LegAnswers[Name]> {
    const worker = (this.#worker ??= this.#start())
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name, asked } satisfies ReaderMessage)
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
    if ('error' in reply) waiting?.reject(new StorageError(reply.error))
    else waiting?.resolve(reply.answer as never)
  }

  #onDeath(message: string): void {
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(new StorageError(message))
    this.#waiting.clear()
  }
}
