import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { insertApplicant } from '../../../server/storage/applicant-table.ts'
import { forgetPerson, forgetWords } from '../../../server/storage/erasing.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { openForReading, openForWriting } from '../../../server/storage/open.ts'
import {
  emptyJournal,
  rewriteDue,
  rewriteFileIfDue,
  rewriteIfDue,
} from '../../../server/storage/rewrite.ts'
import type { Statement } from '../../../server/storage/writer.ts'
import { seededRandom } from '../crash/support.ts'
import { cleanUp, makeDataDir } from '../support.ts'

const random = seededRandom(7)
const randomBytes = (length: number) =>
  Uint8Array.from({ length }, () => Math.floor(random() * 256))

function openFile(): { file: string; db: DatabaseSync } {
  const file = join(makeDataDir(), 'house.sqlite')
  migrate(file)
  const db = openForWriting(file)
  cleanUp(() => db.isOpen && db.close())
  return { file, db }
}

function run(db: DatabaseSync, statements: readonly Statement[]): void {
  db.exec('BEGIN')
  for (const { sql, params } of statements) db.prepare(sql).run(...params)
  db.exec('COMMIT')
}

/** Persons whose bytes SQLite moves from page to page as more come in; every third is erased. */
function eraseSome(db: DatabaseSync, count: number): Uint8Array[] {
  const people = Array.from({ length: count }, () => ({
    id: Buffer.from(randomBytes(8)).toString('hex'),
    sealed: randomBytes(150 + Math.floor(random() * 200)),
  }))
  const nothing = { noticeVersion: null, noticeAt: null, createdAt: 1, eraseOn: null }
  const hashes = { phoneHash: null, nationalIdHash: null, erasedAt: null }
  for (const person of people) run(db, [insertApplicant({ ...person, ...hashes, ...nothing })])
  const erased = people.filter((_, index) => index % 3 === 0)
  for (const { id } of erased) run(db, [forgetPerson(id, 2), ...forgetWords(`request-of-${id}`)])
  return erased.map(({ sealed }) => sealed)
}

function leftIn(file: string, erased: readonly Uint8Array[]): number {
  const bytes = readFileSync(file)
  return erased.filter((sealed) => bytes.includes(Buffer.from(sealed.subarray(0, 24)))).length
}

test('writing the file anew removes what SQLite left behind when it moved rows', () => {
  const { file, db } = openFile()
  const erased = eraseSome(db, 2000)
  expect(emptyJournal(db)).toBe(true)
  // Nearly everything is overwritten at once; some copies stand in pages that were split before.
  expect(leftIn(file, erased)).toBeGreaterThan(0)
  expect(leftIn(file, erased)).toBeLessThan(erased.length / 10)
  rewriteIfDue(db)
  expect(emptyJournal(db)).toBe(true)
  expect(leftIn(file, erased)).toBe(0)
  expect(db.prepare('SELECT 1 FROM facts WHERE name = ?').get(rewriteDue)).toBeUndefined()
})

test('a start does it for a server that was off at night', () => {
  const { file, db } = openFile()
  const erased = eraseSome(db, 1000)
  db.close()
  expect(leftIn(file, erased)).toBeGreaterThan(0)
  rewriteFileIfDue(file)
  expect(leftIn(file, erased)).toBe(0)
})

test('the journal is not emptied under somebody who reads, and nobody waits for that', () => {
  const { file, db } = openFile()
  const reader = openForReading(file)
  cleanUp(() => reader.close())
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM facts').get()
  const erased = eraseSome(db, 10)
  expect(emptyJournal(db)).toBe(false)
  expect(db.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 })
  reader.exec('COMMIT')
  expect(emptyJournal(db)).toBe(true)
  expect(leftIn(`${file}-wal`, erased)).toBe(0)
})
