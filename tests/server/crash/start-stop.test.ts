import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { openStream } from '../live/stream.ts'
import { makeDataDir } from '../support.ts'
import { auditedLedger, eventOf } from './ledger.ts'
import { makeCrew, startLoad } from './load.ts'
import { seededRandom, spawnHall, startProgram } from './support.ts'

it('a stop in the middle of a busy day keeps what was answered and is over within seconds', async () => {
  const hall = await spawnHall()
  const crew = await makeCrew(hall, { kiosks: 16, clerks: 6 })
  const streams = await Promise.all(
    Array.from({ length: 5 }, () =>
      openStream(hall, `branch=${hall.branchId}&view=board`, hall.visitor()),
    ),
  )
  const load = startLoad(hall, crew, seededRandom(2))
  await pause(400)
  const startedAt = performance.now()
  const { code, stderr } = await hall.program.end('SIGTERM')
  expect(performance.now() - startedAt).toBeLessThan(3000)
  expect([code, stderr]).toEqual([0, ''])
  await load.end()
  await Promise.all(streams.map(({ ended }) => ended))

  const ledger = auditedLedger(join(hall.config.dataDir, databaseName))
  for (const { key, path } of load.done)
    expect(eventOf(ledger, key), `${path} was answered`).toBeDefined()
  await hall.start()
  expect((await hall.admin.get('/session')).status).toBe(200)
  await hall.issue('Z')
})

it('a second server on the same folder ends with a sentence', async () => {
  const hall = await spawnHall()
  const second = await startProgram(hall.config.dataDir).ended
  expect(second).toMatchObject({ code: 1, stdout: '' })
  expect(second.stderr.trim()).toBe(`another process is using ${hall.config.dataDir}`)
  await hall.issue('Z')
})

it('a killed server leaves no lock behind', async () => {
  const hall = await spawnHall()
  await hall.kill()
  await hall.start()
  await hall.issue('Z')
})

it('data of a newer program is refused and stays as it is', async () => {
  const dataDir = makeDataDir()
  const file = join(dataDir, databaseName)
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 999; CREATE TABLE tomorrow (what TEXT)')
  db.close()
  const before = readFileSync(file)
  const { code, stdout, stderr } = await startProgram(dataDir).ended
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/version 999.*newer program/)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(file).equals(before)).toBe(true)
})
