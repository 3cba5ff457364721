import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { databaseIn } from '../../../server/backup/place.ts'
import { databaseName } from '../../../server/storage/open.ts'
import { openStream } from '../live/stream.ts'
import { adminPassword, makeDataDir } from '../support.ts'
import { auditedLedger } from './ledger.ts'
import { makeCrew, startLoad } from './load.ts'
import { runTool, seededRandom, spawnHall, type SpawnedHall } from './support.ts'

const fileOf = (hall: SpawnedHall) => join(hall.config.dataDir, databaseName)
const newPassword = (printed: string) => /admin \/ (\S+)/.exec(printed)?.[1] ?? ''

async function busyHall() {
  const hall = await spawnHall()
  const crew = await makeCrew(hall, { kiosks: 8, clerks: 4 })
  const load = startLoad(hall, crew, seededRandom(5))
  await pause(300)
  return { hall, crew, load }
}

it('a backup taken in the middle of a busy day is one whole moment of it', async () => {
  const { hall, load } = await busyHall()
  const made = await runTool('backup', ['copy'], hall.config.dataDir)
  const later = await hall.issue('Z')
  await load.end()
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const copy = join(hall.config.dataDir, 'copy')
  expect(made.stdout).toContain(copy)
  expect(statSync(copy).mode & 0o777).toBe(0o700)
  expect(statSync(databaseIn(copy)).mode & 0o777).toBe(0o600)
  expect(readdirSync(hall.config.dataDir).filter((name) => name.startsWith('copy'))).toHaveLength(1)

  const all = auditedLedger(fileOf(hall)).entries
  const { entries } = auditedLedger(databaseIn(copy))
  expect(entries.length).toBeGreaterThan(20)
  expect(entries).toEqual(all.slice(0, entries.length))
  const ids = entries.map(({ event }) => ('ticketId' in event ? event.ticketId : ''))
  expect(ids).not.toContain(later.id)

  const again = await runTool('backup', ['copy'], hall.config.dataDir)
  expect(again).toMatchObject({ code: 1 })
  expect(again.stderr).toContain('exists already')
})

it('a backup without a name stands in the data folder', async () => {
  const hall = await spawnHall()
  expect((await runTool('backup', [], hall.config.dataDir)).code).toBe(0)
  const [name = ''] = readdirSync(join(hall.config.dataDir, 'backups'))
  auditedLedger(databaseIn(join(hall.config.dataDir, 'backups', name)))
})

it('a restore in the middle of a busy day goes on with what the backup holds', async () => {
  const { hall, crew, load } = await busyHall()
  await runTool('backup', ['copy'], hall.config.dataDir)
  const { entries: saved } = auditedLedger(databaseIn(join(hall.config.dataDir, 'copy')))
  const late = await hall.makeStaff('clerk')
  const listener = await openStream(hall, `branch=${hall.branchId}&view=board`, hall.visitor())

  const restored = await runTool('restore', ['copy'], hall.config.dataDir)
  await pause(200)
  await load.end()
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  await listener.ended

  const { entries, queues } = auditedLedger(fileOf(hall))
  expect(entries.slice(0, saved.length)).toEqual(saved)
  expect(entries.length).toBeGreaterThan(saved.length)
  expect((await hall.admin.get('/session')).status).toBe(200)
  expect((await crew.kiosks[0]!.get('/session')).status).toBe(200)
  expect((await late.client.get('/session')).status).toBe(401)

  const numbers = [...queues[0]!.tickets.values()].map(({ number }) => number)
  const last = numbers.filter((number) => number.startsWith('Z')).length
  const { number } = await hall.issue('Z')
  expect(number).toBe(`Z-${String(last + 1).padStart(3, '0')}`)
  const board = await openStream(hall, `branch=${hall.branchId}&view=board`, hall.visitor())
  const { desks } = await board.next('view')
  const waiting = [...auditedLedger(fileOf(hall)).queues[0]!.tickets.values()]
  for (const desk of desks)
    expect(desk.waiting).toBe(
      waiting.filter(({ deskId, state }) => deskId === desk.id && state === 'waiting').length,
    )

  const [before = ''] = /\S+before-\S+/.exec(restored.stdout) ?? []
  const { entries: replaced } = auditedLedger(databaseIn(before))
  expect(replaced.length).toBeGreaterThan(saved.length)
})

it('a stopped server is restored too, and into an empty folder', async () => {
  const hall = await spawnHall()
  const { number } = await hall.issue('Z')
  await runTool('backup', ['copy'], hall.config.dataDir)
  await hall.issue('Z')
  await hall.kill()
  const copy = join(hall.config.dataDir, 'copy')
  expect((await runTool('restore', [copy], hall.config.dataDir)).code).toBe(0)
  await hall.start()
  const { body } = await hall.admin.get(`/branches/${hall.branchId}/tickets`)
  expect(body.items.map((ticket: { number: string }) => ticket.number)).toEqual([number])

  const empty = makeDataDir()
  expect((await runTool('restore', [copy], empty)).code).toBe(0)
  expect(auditedLedger(join(empty, databaseName)).entries).toHaveLength(2)
})

it('a new admin password ends the old sessions, also while the server runs', async () => {
  const hall = await spawnHall()
  const listener = await openStream(hall, `branch=${hall.branchId}&view=hall`, hall.admin)
  const reset = await runTool('reset-admin', [], hall.config.dataDir)
  expect(reset).toMatchObject({ code: 0, stderr: '' })
  expect((await hall.admin.get('/session')).status).toBe(401)
  expect((await listener.next('denied')).refusal).toBe('unauthenticated')
  const old = { username: 'admin', password: adminPassword }
  expect((await hall.visitor().post('/session', old)).status).toBe(401)
  const admin = await hall.logIn('admin', newPassword(reset.stdout))

  await hall.kill()
  const offline = await runTool('reset-admin', [], hall.config.dataDir)
  expect(offline.code).toBe(0)
  await hall.start()
  expect((await admin.get('/session')).status).toBe(401)
  await hall.logIn('admin', newPassword(offline.stdout))
})

it('a command that cannot be done says so and makes nothing', async () => {
  const empty = join(makeDataDir(), 'none')
  for (const name of ['backup', 'restore', 'reset-admin']) {
    const { code, stderr, stdout } = await runTool(name, [], empty)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
  expect(existsSync(empty)).toBe(false)
})
