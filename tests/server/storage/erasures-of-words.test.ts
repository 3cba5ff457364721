import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { readData } from '../crash/support.ts'
import { makeDataDir } from '../support.ts'

const folder = new URL('../../../server/storage/migrations/', import.meta.url)

/** A database as it was while only persons could be erased on demand. */
function openBefore(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  const before = readdirSync(folder).filter((name) => Number.parseInt(name, 10) < 10)
  for (const name of before.toSorted()) db.exec(readFileSync(new URL(name, folder), 'utf8'))
  db.exec('PRAGMA user_version = 9')
  return db
}

it('erasures that were asked for before stay on record as they were', () => {
  const file = join(makeDataDir(), databaseName)
  const db = openBefore(file)
  const add = db.prepare('INSERT INTO erasures VALUES (?, ?, ?, 5, ?, ?, ?, ?, ?)')
  add.run('open', 'ayse', 'wish', 'clerk', null, null, null, null)
  add.run('chosen', 'veli', 'complaint', 'clerk', 7, 'manager', 'later', '2027-03-01')
  db.close()

  migrate(file)
  const all = readData(file, (db) => db.prepare('SELECT * FROM erasures ORDER BY id').all())
  const undecided = { decided_at: null, decided_by: null, decision: null, erase_on: null }
  const asked = { asked_at: 5, asked_by: 'clerk' }
  expect(all.map((row) => ({ ...row }))).toEqual([
    {
      ...{ id: 'chosen', request_id: 'complaint', ...asked, decided_at: 7, decided_by: 'manager' },
      ...{ decision: 'later', erase_on: '2027-03-01' },
    },
    { id: 'open', request_id: 'wish', ...asked, ...undecided },
  ])
})
