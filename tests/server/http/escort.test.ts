import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { openStream } from '../live/stream.ts'
import { sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

// A server that is started again has the machine's date until it is told another: none on which these days are over.
vi.setSystemTime('2026-11-24T09:00:00+03:00')

const hall = await openHall()

const rows = () => {
  const db = new DatabaseSync(hall.server.opened.databaseFile, { readOnly: true })
  const [escorts, events] = ['SELECT * FROM escorts', 'SELECT data FROM events'].map((query) =>
    db.prepare(query).all(),
  )
  db.close()
  return { escorts, events: JSON.stringify(events) }
}

test('who asks to be walked to the counter is seen by the clerk who calls, after a restart too', async () => {
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const kiosk = await hall.pairKiosk()
  const order = { branchId: hall.branchId, deskId: hall.desks['E'], escort: true }
  const first = expectStatus(await kiosk.client.key('k').post('/tickets', order), 201)
  const again = expectStatus(await kiosk.client.key('k').post('/tickets', order), 201)
  expect(again.body.ticket.id).toBe(first.body.ticket.id)
  expect(rows().escorts).toHaveLength(1)
  await hall.restart()
  await hall.setClock('2026-11-24T10:01:00+03:00')
  const shift = await sitDown(hall, 1, ['E'])
  await shift.call()
  const query = `view=counter&branch=${hall.branchId}&counter=${shift.counterId}`
  const stream = await openStream(hall, query, shift.client)
  expect((await stream.nextView(() => true)).current).toMatchObject({
    number: 'E-001',
    escort: true,
  })
  stream.close()
})

test('after a day not even the command’s hash tells of it', async () => {
  const db = new DatabaseSync(hall.server.opened.databaseFile)
  const keyed = db.prepare('SELECT count(*) AS n FROM events WHERE idempotency_hash IS NOT NULL')
  expect(keyed.get()).toEqual({ n: 1 })
  db.exec('UPDATE events SET recorded_at = recorded_at - 25 * 3600000')
  db.close()
  await hall.restart()
  const after = new DatabaseSync(hall.server.opened.databaseFile, { readOnly: true })
  const left = after.prepare('SELECT count(*) AS n FROM events WHERE idempotency_key IS NOT NULL')
  expect(left.get()).toEqual({ n: 0 })
  after.close()
})

test('it never stands in the log, and is gone with the day', async () => {
  expect(rows().events).not.toMatch(/escort/)
  await hall.setClock('2026-11-25T00:00:01+03:00')
  await expect.poll(() => rows().escorts, { timeout: 4000 }).toEqual([])
})
