import {
  closeSync,
  copyFileSync,
  openSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, expect, it } from 'vitest'
import { databaseIn } from '../../../server/backup/place.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { auditedLedger } from './ledger.ts'
import { runTool, spawnHall, type SpawnedHall } from './support.ts'

let hall: SpawnedHall
let good: string
const inFolder = (name: string) => join(hall.config.dataDir, name)

beforeAll(async () => {
  hall = await spawnHall()
  for (let count = 0; count < 100; count++) await hall.issue('Z')
  const made = inFolder('good')
  await runTool('backup', [made], hall.config.dataDir)
  // The database alone, as older programs made their backups.
  good = inFolder('good.sqlite')
  copyFileSync(databaseIn(made), good)
  await hall.issue('T')
})

async function expectRefused(file: string, words: RegExp): Promise<void> {
  const before = auditedLedger(inFolder(databaseName)).entries
  const { code, stdout, stderr } = await runTool('restore', [file], hall.config.dataDir)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(words)
  expect(auditedLedger(inFolder(databaseName)).entries).toEqual(before)
  await hall.issue('T')
  expect(auditedLedger(inFolder(databaseName)).entries).toHaveLength(before.length + 1)
}

function changed(name: string, change: (db: DatabaseSync) => void): string {
  const file = inFolder(name)
  copyFileSync(good, file)
  const db = new DatabaseSync(file)
  change(db)
  db.close()
  return file
}

it('a file that is not there is refused', () => expectRefused(inFolder('none'), /there is no file/))

it('a file that is no database is refused', async () => {
  const file = inFolder('letter.txt')
  writeFileSync(file, 'Sayın yetkili, '.repeat(1000))
  await expectRefused(file, /cannot be used/)
})

it('a database of another program is refused, whatever its tables are called', async () => {
  const file = inFolder('foreign.sqlite')
  const db = new DatabaseSync(file)
  db.exec('CREATE TABLE events (id INTEGER); PRAGMA user_version = 1')
  db.close()
  await expectRefused(file, /no backup of this program/)
})

it('a backup of a newer program is refused', async () => {
  const file = changed('newer.sqlite', (db) => db.exec('PRAGMA user_version = 999'))
  await expectRefused(file, /version 999/)
})

it('a backup that lost its second half is refused', async () => {
  const file = inFolder('short.sqlite')
  copyFileSync(good, file)
  truncateSync(file, Math.floor(statSync(good).size / 2))
  await expectRefused(file, /damaged|cannot be used/)
})

it('a backup with a hole is refused', async () => {
  const file = inFolder('hole.sqlite')
  copyFileSync(good, file)
  const handle = openSync(file, 'r+')
  for (let at = 4096; at < statSync(good).size; at += 4096)
    writeSync(handle, Buffer.alloc(600, 0xff), 0, 600, at)
  closeSync(handle)
  await expectRefused(file, /damaged|cannot be used/)
})

it('the data itself is refused', () => expectRefused(inFolder(databaseName), /the data itself/))

it('and a good one is taken after all', async () => {
  expect((await runTool('restore', [good], hall.config.dataDir)).code).toBe(0)
  expect((await hall.issue('Z')).number).toBe('Z-101')
  expect((await hall.issue('T')).number).toBe('T-001')
})
