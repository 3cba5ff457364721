/** All of a bulletin goes, or none, and never all of it at one moment. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
import { readData, runTool, spawnHall } from '../crash/support.ts'
import { refused } from '../shift.ts'
import { writeCrowd } from './crowd.ts'
import { morning, openBulletinTown, send, type BulletinTown } from './support.ts'

let town: BulletinTown
beforeEach(async () => {
  town = await openBulletinTown()
})

const file = ({ config }: { config: { dataDir: string } }) => join(config.dataDir, databaseName)
const crowd = (count: number) =>
  writeCrowd(town.hall.config.dataDir, town.hall.branchId, count, Date.parse(morning))

/** A message of a bulletin whose writing was cut off. */
function leaveBehind(hall: { config: { dataDir: string } }) {
  const db = new DatabaseSync(file(hall), { timeout: 5000 })
  db.exec(`INSERT INTO outbox (id, request_id, event, channel, language, sealed, created_at, not_before, attempts, state)
    VALUES ('left-over', NULL, 'bulletin', 'sms', 'tr', x'00', 1, 1, 0, 'waiting')`)
  db.close()
}
const leftOver = (hall: { config: { dataDir: string } }) =>
  readData(file(hall), (db) => db.prepare("SELECT id FROM outbox WHERE id = 'left-over'").all())

test('one that runs into the quiet hours goes on in the morning, at its own pace', async () => {
  crowd(60)
  await town.hall.setClock('2026-11-24T20:59:58+03:00')
  await send(town)
  const times = readData(file(town.hall), (db) =>
    db.prepare("SELECT not_before AS at FROM outbox WHERE event = 'bulletin' ORDER BY 1").all(),
  ).map((row) => (row as { at: number }).at)
  const [evening, nextMorning] = [
    Date.parse('2026-11-24T21:00:00+03:00'),
    Date.parse('2026-11-25T08:00:00+03:00'),
  ]
  expect(times.filter((at) => at < evening)).toHaveLength(20)
  expect(times.filter((at) => at >= evening)).toEqual(
    Array.from({ length: 40 }, (_, index) => nextMorning + index * 100),
  )
})

test('a message of one that is still being written cannot be sent by hand', async () => {
  leaveBehind(town.hall)
  const again = await town.hall.admin.post('/outbox/left-over/retry', {})
  expect(again).toMatchObject(refused(409, 'message_settled'))
  await town.hall.setClock('2026-11-24T10:30:00+03:00')
  expect(town.gateway.received).toEqual([])
})

test('what a backup has of one that was being written is thrown away when it is restored', async () => {
  const hall = await spawnHall()
  leaveBehind(hall)
  const { dataDir } = hall.config
  expect(await runTool('backup', ['copy'], dataDir)).toMatchObject({ code: 0, stderr: '' })
  expect(leftOver(hall)).toHaveLength(1)
  expect(await runTool('restore', ['copy'], dataDir)).toMatchObject({ code: 0, stderr: '' })
  await expect.poll(() => leftOver(hall)).toEqual([])
})
