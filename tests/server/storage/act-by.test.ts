import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { readData } from '../crash/support.ts'
import { makeDataDir } from '../support.ts'

const folder = new URL('../../../server/storage/migrations/', import.meta.url)

/** A database as it was while lists went by the request's own date alone. */
function openBefore(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  const before = readdirSync(folder).filter((name) => Number.parseInt(name, 10) < 12)
  for (const name of before.toSorted()) db.exec(readFileSync(new URL(name, folder), 'utf8'))
  db.exec('PRAGMA user_version = 11')
  return db
}

it('requests of before stand in lists by the day on which somebody must act', () => {
  const file = join(makeDataDir(), databaseName)
  const db = openBefore(file)
  const add = db.prepare(
    `INSERT INTO requests (id, year, serial, version, branch_id, kind, channel, status, forward_by, due_on, urgent,
      received_at, state, created_by) VALUES (?, 2026, ?, 1, 'b', 'wish', 'in-person', ?, ?, ?, 0, ?, '{}', 's')`,
  )
  const at = Date.parse('2026-11-23T10:00:00+03:00')
  add.run('at-desk', 1, 'received', '2026-11-25', '2026-12-14', at)
  add.run('referred', 2, 'referred', '2026-11-25', '2026-12-14', at)
  add.run('short', 3, 'received', '2026-11-25', '2026-11-24', at)
  add.run('thanks', 4, 'referred', null, null, at)
  add.run('old thanks', 5, 'received', null, null, at)
  db.exec(
    `INSERT INTO referrals (id, request_id, hop, round, directorate_id, due_on, referred_at, referred_by, reminders)
     VALUES ('r', 'thanks', 1, 1, 'd', '2026-12-23', 1, 's', 0)`,
  )
  db.close()

  migrate(file)
  const rows = readData(file, (db) =>
    db.prepare('SELECT id, act_by, desk_escalation FROM requests ORDER BY serial').all(),
  )
  expect(rows.map(({ id, act_by: actBy }) => [id, actBy])).toEqual([
    ['at-desk', '2026-11-25'],
    ['referred', '2026-12-14'],
    ['short', '2026-11-24'],
    ['thanks', '2026-12-23'],
    ['old thanks', '2026-11-23'],
  ])
  expect(rows.every(({ desk_escalation: told }) => told === null)).toBe(true)
})
