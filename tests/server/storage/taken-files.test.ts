import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { readData } from '../crash/support.ts'
import { makeDataDir } from '../support.ts'

const folder = new URL('../../../server/storage/migrations/', import.meta.url)

/** A database as it was before files knew which step took them. */
function openBefore(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  const before = readdirSync(folder).filter((name) => Number.parseInt(name, 10) < 8)
  for (const name of before.toSorted()) db.exec(readFileSync(new URL(name, folder), 'utf8'))
  db.exec('PRAGMA user_version = 7')
  return db
}

/** What each file was taken in, once the database is of today. */
function takenIn(file: string): Record<string, unknown> {
  migrate(file)
  const taken = readData(file, (db) => db.prepare('SELECT id, taken_in FROM attachments').all())
  return Object.fromEntries(taken.map(({ id, taken_in: version }) => [String(id), version]))
}

it('files that were taken before belong to the first step after they came that takes any', () => {
  const file = join(makeDataDir(), databaseName)
  const db = openBefore(file)
  const types = ['registered', 'referred', 'answered', 'reopened', 'answered']
  const step = db.prepare("INSERT INTO request_steps VALUES ('r', ?, ?, '', ?, '{}', NULL)")
  for (const [index, type] of types.entries()) step.run(index + 1, (index + 1) * 100, type)
  const columns = '(id, request_id, kind, type, bytes, uploaded_by, at)'
  const add = db.prepare(`INSERT INTO attachments ${columns} VALUES (?, ?, '', '', 1, '', ?)`)
  for (const [id, at] of Object.entries({ photo: 90, wrong: 250, right: 450, odd: 999 }))
    add.run(id, 'r', at)
  add.run('untaken', null, 90)
  db.close()

  expect(takenIn(file)).toEqual({ photo: 1, wrong: 3, right: 5, odd: 1, untaken: null })
})

it('a file of an answer belongs to a step that answers, whatever came between', () => {
  const file = join(makeDataDir(), databaseName)
  const db = openBefore(file)
  const step = db.prepare("INSERT INTO request_steps VALUES ('r', ?, ?, '', ?, '{}', NULL)")
  for (const [index, type] of ['registered', 'registry', 'visited', 'answered'].entries())
    step.run(index + 1, (index + 1) * 100, type)
  const columns = '(id, request_id, kind, type, bytes, uploaded_by, at)'
  const add = db.prepare(`INSERT INTO attachments ${columns} VALUES (?, ?, ?, '', 1, '', 150)`)
  add.run('letter', 'r', 'answer')
  add.run('scan', 'r', 'scan')
  add.run('unanswered', 'another', 'answer')
  db.close()
  expect(takenIn(file)).toEqual({ letter: 4, scan: 2, unanswered: null })
})
