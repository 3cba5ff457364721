import type { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { evolve, type QueueEvent } from '../../../domain/queue/evolve.ts'
import { emptyQueue, type Queue } from '../../../domain/queue/state.ts'
import { legRecord } from '../../../server/queue/leg-record.ts'
import { Zone } from '../../../server/zone.ts'
import { readData } from './support.ts'

/** An event as it stands in the log, with the key it came under. */
export interface Entry {
  stream: string
  version: number
  key: string | null
  event: QueueEvent
}

/** What a data file holds, read from outside. */
export interface Ledger {
  entries: Entry[]
  /** Every day, replayed from its log. */
  queues: Queue[]
}

/**
 * Read a data file and hold it against the promises that no crash may break: whole, versions without a gap, a number
 * once, nobody called who does not wait or at two counters, a key used once, the figures those of the log.
 */
export function auditedLedger(file: string): Ledger {
  return readData(file, (db) => {
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    const entries = readEntries(db)
    expectOnce(entries.flatMap(({ key }) => key ?? []))
    const queues = [...Map.groupBy(entries, ({ stream }) => stream).values()].map(replay)
    expect(readLegs(db)).toEqual(legsOf(queues, zoneOf(db)))
    return { entries, queues }
  })
}

/** The event that a key brought about; undefined when its command never happened. */
export function eventOf(ledger: Ledger, key: string): QueueEvent | undefined {
  return ledger.entries.find((entry) => entry.key === key)?.event
}

function readEntries(db: DatabaseSync): Entry[] {
  const rows = db
    .prepare('SELECT stream, version, idempotency_key AS key, data FROM events ORDER BY id')
    .all() as unknown as (Omit<Entry, 'event'> & { data: string })[]
  return rows.map(({ data, ...row }) => ({ ...row, event: JSON.parse(data) as QueueEvent }))
}

function replay(entries: Entry[]): Queue {
  const [branchId = '', day = ''] = entries[0]!.stream.split('/')
  const queue = emptyQueue(branchId, day)
  const announcementIds: number[] = []
  for (const { version, event } of entries) {
    expect(version).toBe(queue.version + 1)
    if (event.type === 'called') {
      expect(queue.tickets.get(event.ticketId)?.state).toBe('waiting')
      expect(queue.counters.get(event.counterId)).toMatchObject({ state: 'open', ticketId: null })
    }
    if (event.type === 'called' || event.type === 'recalled')
      announcementIds.push(event.announcementId)
    evolve(queue, event)
  }
  expectCountedUp(announcementIds)
  expectNumbersOnce(queue)
  return queue
}

/** Per letter 1, 2, 3 …: none twice, none missing. */
function expectNumbersOnce({ tickets }: Queue): void {
  const numbers = [...tickets.values()].map(({ number }) => number.split('-'))
  for (const series of Map.groupBy(numbers, ([letter]) => letter).values())
    expectCountedUp([0, ...series.map(([, serial]) => Number(serial))])
}

function expectCountedUp(ids: number[]): void {
  const first = ids[0] ?? 0
  expect(ids).toEqual(ids.map((_, index) => first + index))
}

function expectOnce(items: string[]): void {
  expect(new Set(items).size).toBe(items.length)
}

function zoneOf(db: DatabaseSync): Zone {
  const row = db.prepare('SELECT time_zone AS zone FROM branches').get() as { zone: string }
  return new Zone(row.zone)
}

function readLegs(db: DatabaseSync): unknown[] {
  return db
    .prepare(
      `SELECT ticket_id AS ticketId, leg, desk_id AS deskId, counter_id AS counterId, staff_id AS staffId, day, hour,
         arrived_minute AS arrivedMinute,         outcome, wait_ms AS waitMs, service_ms AS serviceMs FROM legs ORDER BY ticket_id, leg`,
    )
    .all()
    .map((row) => ({ ...row }))
}

function legsOf(queues: Queue[], zone: Zone): unknown[] {
  return queues
    .flatMap(({ day, tickets }) =>
      [...tickets.values()].flatMap(({ id, legs }) =>
        legs
          .map((leg, index) => ({ ticketId: id, leg: index, ...legRecord(leg, day, zone) }))
          .filter(({ outcome }) => outcome !== 'open'),
      ),
    )
    .toSorted((a, b) => compare(a.ticketId, b.ticketId) || a.leg - b.leg)
}

/** As SQLite orders text: by its bytes. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
