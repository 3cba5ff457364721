/**
 * Searching in a thread of its own, on a read connection and with the key file: names are decrypted nowhere else than
 * in its memory, and a search never holds up a call.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { openKeyring } from '../sealing/keyring.ts'
import { openForReading } from '../storage/open.ts'
import { SearchReading } from '../storage/search-reading.ts'
import type { SearchPage, SearchQuery } from './port.ts'
import { Searcher } from './searcher.ts'

/** Paths of the database and of the key file, without which the thread does not start. */
export interface SearchWorkerData {
  file: string
  keyFile: string
}

/**
 * To the thread: a search, requests to read again, everything anew (with how many times by now), or
 * its end.
 */
export type SearchMessage =
  { id: number; query: SearchQuery } | { changed: string[] } | { reload: number } | 'close'

/** From the thread. An `error` is that one search’s; the thread goes on. */
export type SearchReply =
  | { id: number; page: SearchPage }
  | { id: number; error: string }
  /** All names are known, as of so many reloads. */
  | { warm: number }

const { file, keyFile } = workerData as SearchWorkerData
const db = openForReading(file)
const reading = new SearchReading(db)
const keyring = openKeyring(keyFile, { hasSealedData: true })
let searcher = new Searcher(reading, keyring)
let reloads = 0
let next: NodeJS.Immediate | null = null

/** A piece of the names, then whatever was asked meanwhile, then the next piece. */
function learn(): void {
  next = null
  searcher.learnNames()
  if (searcher.isWarm) reply({ warm: reloads })
  else next = setImmediate(learn)
}

function reply(message: SearchReply): void {
  parentPort?.postMessage(message)
}

function answer(id: number, query: SearchQuery): void {
  try {
    reply({ id, page: searcher.search(query) })
  } catch (error) {
    reply({ id, error: error instanceof Error ? error.message : String(error) })
  }
}

parentPort?.on('message', (message: SearchMessage) => {
  if (message === 'close') {
    if (next) clearImmediate(next)
    db.close()
    parentPort?.close()
  } else if ('reload' in message) {
    reloads = message.reload
    searcher = new Searcher(reading, keyring)
    next ??= setImmediate(learn)
  } else if ('changed' in message) searcher.changed(message.changed)
  else answer(message.id, message.query)
})
learn()
