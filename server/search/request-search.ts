import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { workerLimits } from '../memory.ts'
import { StorageError } from '../storage/writer.ts'
import type { RequestSearch, SearchPage, SearchQuery } from './port.ts'
import type { SearchMessage, SearchReply, SearchWorkerData } from './search-worker.ts'

interface Waiting {
  resolve: (page: SearchPage) => void
  reject: (error: Error) => void
}

/** More searches than this wait for the thread: somebody's program asks faster than it can read. */
const maxWaiting = 500

/** The search of one database; its thread starts with `warm` or the first search, and again after it died. */
export function openRequestSearch(data: SearchWorkerData): RequestSearch {
  return new SearchThread(data)
}

class SearchThread implements RequestSearch {
  #data: SearchWorkerData
  #worker: Worker | null = null
  #isWarm = false
  /** Since the present thread was started. */
  #reloads = 0
  #isClosed = false
  #nextId = 1
  #waiting = new Map<number, Waiting>()

  constructor(data: SearchWorkerData) {
    this.#data = data
  }

  get isWarm(): boolean {
    return this.#isWarm
  }

  warm(): void {
    if (!this.#isClosed) this.#worker ??= this.#start()
  }

  search(query: SearchQuery): Promise<SearchPage> {
    this.warm()
    if (this.#isClosed) return Promise.reject(new StorageError('the search was closed'))
    if (this.#waiting.size >= maxWaiting)
      return Promise.reject(new StorageError('too many searches wait for the disk'))
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#tell({ id, query })
    })
  }

  changed(requestIds: string[]): void {
    this.#tell({ changed: requestIds })
  }

  reload(): void {
    this.#isWarm = false
    this.#reloads += 1
    this.#tell({ reload: this.#reloads })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const worker = this.#worker
    if (!worker) return
    const exit = once(worker, 'exit')
    this.#tell('close')
    await exit
  }

  /** A thread that has not started yet will read everything anyway. */
  #tell(message: SearchMessage): void {
    this.#worker?.postMessage(message)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
      workerData: this.#data,
      resourceLimits: workerLimits,
    })
    worker.on('message', (reply: SearchReply) => this.#onReply(reply))
    worker.on('error', (error) => this.#onDeath(worker, error.message))
    worker.on('exit', () => this.#onDeath(worker, 'the searching thread has ended'))
    return worker
  }

  #onReply(reply: SearchReply): void {
    if ('warm' in reply) {
      this.#isWarm = reply.warm === this.#reloads
      return
    }
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('error' in reply) waiting?.reject(new StorageError(reply.error))
    else waiting?.resolve(reply.page)
  }

  #onDeath(worker: Worker, message: string): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#isWarm = false
    this.#reloads = 0
    for (const { reject } of this.#waiting.values()) reject(new StorageError(message))
    this.#waiting.clear()
  }
}
