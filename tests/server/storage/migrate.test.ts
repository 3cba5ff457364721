import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { startServer } from '../../../server/main.ts'
import { migrate, NewerDataError } from '../../../server/storage/migrate.ts'
import { applicationId, databaseName } from '../../../server/storage/open.ts'
import { readData } from '../crash/support.ts'
import { makeDataDir, testConfig } from '../support.ts'

const pragma = (file: string, name: string) =>
  readData(file, (db) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0])

it('a new database gets the schema and our mark; doing it again does nothing', () => {
  const file = join(makeDataDir(), databaseName)
  migrate(file)
  expect(pragma(file, 'application_id')).toBe(applicationId)
  expect(pragma(file, 'user_version')).toBeGreaterThan(0)
  const before = readFileSync(file)
  migrate(file)
  expect(readFileSync(file).equals(before)).toBe(true)
})

it('data of a newer program stops the start, and the folder is free again', async () => {
  const config = testConfig(makeDataDir())
  const file = join(config.dataDir, databaseName)
  migrate(file)
  const version = Number(pragma(file, 'user_version'))
  const setVersion = (to: number) => {
    const db = new DatabaseSync(file)
    db.exec(`PRAGMA user_version = ${to}`)
    db.close()
  }
  setVersion(version + 1)
  await expect(startServer(config)).rejects.toThrow(NewerDataError)
  setVersion(version)
  await (await startServer(config)).stop()
})
