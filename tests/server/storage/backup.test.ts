import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, it } from 'vitest'
import { copyDatabase, replaceDatabase } from '../../../server/storage/backup.ts'
import { migrate } from '../../../server/storage/migrate.ts'
import { databaseName, openForReading, openForWriting } from '../../../server/storage/open.ts'
import { makeDataDir } from '../support.ts'

let file: string
let db: DatabaseSync

/** Far more pages than are copied at a time. */
const rowCount = 20_000
const add = "INSERT INTO facts VALUES (?, 'a fact of some length, so that the file has many pages')"
const count = (from: DatabaseSync) =>
  Number(from.prepare('SELECT COUNT(*) AS count FROM facts').get()?.['count'])

beforeEach(() => {
  file = join(makeDataDir(), databaseName)
  migrate(file)
  db = openForWriting(file)
  db.exec('BEGIN')
  for (let row = 0; row < rowCount; row++) db.prepare(add).run(`fact ${row}`)
  db.exec('COMMIT')
})

it('a backup comes to its end although something is written all the time', async () => {
  let late = 0
  const writing = setInterval(() => db.prepare(add).run(`late ${late++}`), 1)
  const target = `${file}.copy`
  await copyDatabase(file, target)
  clearInterval(writing)
  const copy = openForReading(target)
  expect(count(copy)).toBeGreaterThanOrEqual(rowCount)
  expect(count(copy)).toBeLessThanOrEqual(rowCount + late)
  copy.close()
  db.close()
})

it('a backup that fails leaves nothing behind', async () => {
  const target = `${file}.copy`
  await expect(copyDatabase(`${file}.none`, target)).rejects.toThrow('no data')
  expect(existsSync(target)).toBe(false)
  db.close()
})

it('connections that were open before see the restored data, and go on writing', async () => {
  const reader = openForReading(file)
  const counted = reader.prepare('SELECT COUNT(*) AS count FROM facts')
  await copyDatabase(file, `${file}.copy`)
  for (let row = 0; row < 500; row++) db.prepare(add).run(`late ${row}`)
  expect(counted.get()).toEqual({ count: rowCount + 500 })

  await replaceDatabase(`${file}.copy`, file)
  expect(counted.get()).toEqual({ count: rowCount })
  expect(count(db)).toBe(rowCount)
  db.prepare(add).run('after')
  expect(counted.get()).toEqual({ count: rowCount + 1 })
  for (const one of [reader, db]) one.close()
})
