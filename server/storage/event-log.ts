import type { SQLInputValue } from 'node:sqlite'
import type { QueueEvent } from '../../domain/queue/evolve.ts'
import type { Instant } from '../../domain/queue/state.ts'
import type { TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Who sent a command under which key, so that a repetition is recognised. */
export interface CommandKey {
  actor: string
  key: string
  /** Of the request's path and body. */
  hash: string
}

/** An event at its place in the stream: 1 is the first, and none is missing. */
export interface StoredEvent {
  version: number
  event: QueueEvent
}

/** A key that is still known, with what its command did: one event, or a completion and the call behind it. */
export interface StoredKey extends CommandKey {
  events: QueueEvent[]
  recordedAt: Instant
}

/** One branch's one day. */
export function streamName(branchId: string, day: string): string {
  return `${branchId}/${day}`
}

const insert = `INSERT INTO events
  (stream, version, at, actor, data, idempotency_actor, idempotency_key, idempotency_hash, recorded_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/**
 * The row of an event. The first one of a command carries its key, one behind that only whose key it was. Fails when the
 * version is taken: somebody else was first.
 */
export function appendEvent(
  stream: string,
  { version, event }: StoredEvent,
  actorId: string,
  command: Partial<CommandKey> | null,
  recordedAt: Instant,
): Statement {
  const { actor = null, key = null, hash = null } = command ?? {}
  const keys: SQLInputValue[] = [actor, key, hash]
  const data = JSON.stringify(event)
  return { sql: insert, params: [stream, version, event.at, actorId, data, ...keys, recordedAt] }
}

/** A day's events in order. Throws when one is missing: the log is broken. */
export function readStream(tables: TableStore, stream: string): QueueEvent[] {
  const rows = tables
    .prepare('SELECT version, data FROM events WHERE stream = ? ORDER BY version')
    .all(stream) as { version: number; data: string }[]
  return rows.map(({ version, data }, index) => {
    if (version !== index + 1) throw new Error(`event ${index + 1} of ${stream} is missing`)
    return JSON.parse(data) as QueueEvent
  })
}

/** Keys of commands recorded since then. */
export function readKeys(tables: TableStore, since: Instant): StoredKey[] {
  const rows = tables
    .prepare(
      `SELECT first.data, next.data AS nextData, first.idempotency_actor AS actor, first.idempotency_key AS key,
         first.idempotency_hash AS hash, first.recorded_at AS recordedAt
       FROM events AS first
       LEFT JOIN events AS next ON next.stream = first.stream AND next.version = first.version + 1
         AND next.idempotency_actor IS NOT NULL AND next.idempotency_key IS NULL
       WHERE first.idempotency_key IS NOT NULL AND first.recorded_at >= ?`,
    )
    .all(since) as unknown as (Omit<StoredKey, 'events'> & {
    data: string
    nextData: string | null
  })[]
  return rows.map(({ data, nextData, ...row }) => {
    const stored = nextData === null ? [data] : [data, nextData]
    return { ...row, events: stored.map((text) => JSON.parse(text) as QueueEvent) }
  })
}

/** Keys that are too old to be known. The events themselves stay as they are. */
export function forgetKeys(before: Instant): Statement {
  const sql = `UPDATE events SET idempotency_actor = NULL, idempotency_key = NULL, idempotency_hash = NULL
    WHERE idempotency_key IS NOT NULL AND recorded_at < ?`
  return { sql, params: [before] }
}

/** How many events there are in all; grows with each, so it versions the views. */
export function lastEventId(tables: TableStore): number {
  const row = tables.prepare('SELECT MAX(id) AS id FROM events').get() as { id: number | null }
  return row.id ?? 0
}
