/**
 * The only connection that writes, in a thread of its own: the main thread never waits for the disk. What arrives
 * together is committed together.
 */
import type { DatabaseSync, StatementSync, SQLInputValue } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { openForWriting } from './open.ts'
import { emptyJournal, rewriteIfDue } from './rewrite.ts'

/** SQL as it travels to the thread, its values in their order. */
export interface Statement {
  sql: string
  params: readonly SQLInputValue[]
}

/** What one change writes, in its order: all of it or nothing. */
export interface Job {
  statements: readonly Statement[]
  /** Undone alone when it fails; otherwise its failure undoes the whole batch. */
  alone: boolean
}

/** Per job: rows changed by its last statement, or what went wrong with a job that stands alone. */
export type JobResult = { changes: number } | { error: string }
/**
 * A result for each job in its order, or an `error`: then nothing of the batch was kept. `isStale`:
 * it was of an epoch that had failed before.
 */
export type BatchReply = { results: JobResult[] } | { error: string; isStale: boolean }

/** Jobs for one commit. After a failure the sender counts the epoch up: what it sent before knows nothing of it. */
export interface Batch {
  epoch: number
  jobs: readonly Job[]
}

const maxStatements = 500
const db: DatabaseSync = openForWriting((workerData as { file: string }).file)
const prepared = new Map<string, StatementSync>()

function prepare(sql: string): StatementSync {
  let statement = prepared.get(sql)
  if (!statement) {
    if (prepared.size >= maxStatements) prepared.clear()
    statement = db.prepare(sql)
    prepared.set(sql, statement)
  }
  return statement
}

function runJob(job: Job): JobResult {
  let changes = 0
  for (const { sql, params } of job.statements)
    changes = Number(prepare(sql).run(...params).changes)
  return { changes }
}

function runAlone(job: Job): JobResult {
  db.exec('SAVEPOINT job')
  try {
    const result = runJob(job)
    db.exec('RELEASE job')
    return result
  } catch (error) {
    db.exec('ROLLBACK TO job; RELEASE job')
    return { error: messageOf(error) }
  }
}

/** Batches of an older epoch were decided on a state that was lost: only what stands alone is done of them. */
let firstEpoch = 0
const stale: JobResult = { error: 'a commit before this one failed' }

function runBatch({ epoch, jobs }: Batch): BatchReply {
  const isStale = epoch < firstEpoch
  try {
    db.exec('BEGIN IMMEDIATE')
    const results = jobs.map((job) => (job.alone ? runAlone(job) : isStale ? stale : runJob(job)))
    db.exec('COMMIT')
    return { results }
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    firstEpoch = Math.max(firstEpoch, epoch + 1)
    return { error: messageOf(error), isStale }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** After an erasure: `wipe` empties the journal, `rewrite` writes the file anew first. */
export type Cleaning = 'wipe' | 'rewrite'

const wipeAgainMs = 1000
let wiping: NodeJS.Timeout | null = null

/** A reader that is under way holds it up for a moment; closing the file empties the journal too. */
function wipe(): void {
  if (wiping) clearTimeout(wiping)
  wiping = null
  if (!emptyJournal(db)) wiping = setTimeout(wipe, wipeAgainMs).unref()
}

parentPort?.on('message', (message: Batch | Cleaning | 'close') => {
  if (message === 'rewrite') rewriteIfDue(db)
  if (message === 'wipe' || message === 'rewrite') wipe()
  else if (message === 'close') {
    if (wiping) clearTimeout(wiping)
    db.exec('PRAGMA optimize')
    db.close()
    parentPort?.close()
  } else parentPort?.postMessage(runBatch(message))
})
