import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { noon, readData, spawnHall, type SpawnedHall } from '../crash/support.ts'
import { refused } from '../shift.ts'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { expectStatus } from '../support.ts'
import { writeCrowd } from './crowd.ts'
import { bulletin, gatewayAt, morning, openBulletinTown, take } from './support.ts'

const crowd = 2000

const counts = ({ config }: SpawnedHall) =>
  readData(join(config.dataDir, databaseName), (db) => ({
    bulletins: countOf(db.prepare('SELECT count(*) AS n FROM bulletins').get()),
    held: countOf(db.prepare('SELECT count(*) AS n FROM outbox WHERE next_at IS NULL').get()),
    written: countOf(db.prepare('SELECT count(*) AS n FROM bulletin_messages').get()),
  }))
const countOf = (row: unknown) => (row as { n: number }).n

/** Killed so many slices into the writing of a bulletin; false when it was faster than that. */
async function killAt(hall: SpawnedHall, written: number): Promise<boolean> {
  const sending = hall.admin.post('/bulletins', bulletin).catch(() => null)
  let sent = false
  void sending.then(() => (sent = true))
  while (!sent && counts(hall).written < written) await pause(1)
  await hall.kill()
  await sending
  return counts(hall).bulletins === 0
}

describe('a server that is killed while it writes a bulletin', () => {
  test(
    'has told nobody anything, and begins anew; what is written is written whole',
    { timeout: 120_000 },
    async () => {
      const gateway = await openGateway()
      const hall = await spawnHall()
      await setUp(hall, gateway)
      for (const written of [1, 200, 500]) {
        expect(await killAt(hall, written)).toBe(true)
        await hall.start()
        expect(counts(hall)).toEqual({ bulletins: 0, held: 0, written: 0 })
        expect(gateway.received).toEqual([])
      }
      const keyed = hall.admin.key('once')
      expectStatus(await keyed.post('/bulletins', bulletin), 201)
      await hall.kill()
      await hall.start()
      expectStatus(await keyed.post('/bulletins', bulletin), 201)
      expect(counts(hall)).toMatchObject({ bulletins: 1, written: crowd })
      const { items } = (await hall.admin.get('/bulletins')).body
      const { sent, waiting } = items[0].messages
      expect(sent + waiting).toBe(crowd)
    },
  )
})

async function setUp(hall: SpawnedHall, gateway: TestGateway) {
  const sms = gatewayAt(gateway.url)
  expectStatus(await hall.admin.patch('/gateways', { sms }), 200)
  writeCrowd(hall.config.dataDir, hall.branchId, crowd, Date.parse(noon))
}

describe('thousands of bulletins', () => {
  test('are refused when they are too many', async () => {
    const { hall } = await openBulletinTown()
    writeCrowd(hall.config.dataDir, hall.branchId, 5001, Date.parse(morning))
    const tooMany = refused(422, 'too_many_recipients')
    expect(await hall.admin.post('/bulletin-previews', bulletin)).toMatchObject(tooMany)
    expect(await hall.admin.post('/bulletins', bulletin)).toMatchObject(tooMany)
    expect((await hall.admin.get('/bulletins')).body.items).toEqual([])
  })

  test('hold up nobody who is told of their request', async () => {
    const town = await openBulletinTown()
    const { hall, gateway } = town
    writeCrowd(hall.config.dataDir, hall.branchId, 100, Date.parse(morning))
    gateway.mood = { status: 500, body: '' }
    expectStatus(await hall.admin.post('/bulletins', bulletin), 201)
    // The gateway was away until all of them were due.
    await hall.setClock('2026-11-24T10:20:00+03:00')
    await take(town)
    gateway.mood = 'well'
    gateway.delivered.length = 0
    await hall.setClock('2026-11-24T10:30:00+03:00')
    const first = gateway.delivered.findIndex((body) => /2026-\d{6}/.test(body))
    expect(first).toBeGreaterThanOrEqual(0)
    // Those that were under way at that moment may come before it.
    expect(first).toBeLessThan(5)
    expect(gateway.delivered).toHaveLength(101)
  })
})
