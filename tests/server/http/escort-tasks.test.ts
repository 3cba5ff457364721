import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { refused, sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
await hall.setClock('2026-11-24T10:00:00+03:00')
const reception = await sitDown(hall, 1, ['A'])
const { client } = reception

const order = (more: Record<string, unknown> = {}) => ({
  branchId: hall.branchId,
  destination: 'Emlak Müdürlüğü',
  ...more,
})
const running = async () =>
  expectStatus(await client.get(`/escort-tasks?branch=${hall.branchId}`), 200).body.items

const rows = () => {
  const db = new DatabaseSync(hall.server.opened.databaseFile, { readOnly: true })
  const tasks = db.prepare('SELECT ticket_id, started_at, ended_at FROM escort_tasks').all()
  const events = JSON.stringify(db.prepare('SELECT data FROM events').all())
  db.close()
  return { tasks, events }
}

test('a clerk walks with the citizen in front, and the time runs until they are back', async () => {
  const ticket = await hall.issue('A')
  await reception.call()
  const { escortTask } = expectStatus(
    await client.post('/escort-tasks', order({ ticketId: ticket.id })),
    201,
  ).body
  expect(escortTask).toMatchObject({
    staffId: reception.person.id,
    staffName: reception.person.username,
    ticketId: ticket.id,
    ticketNumber: ticket.number,
    destination: 'Emlak Müdürlüğü',
    startedAt: '2026-11-24T10:00:00+03:00',
    endedAt: null,
    durationSeconds: null,
  })
  expect(await running()).toEqual([escortTask])
  await hall.setClock('2026-11-24T10:06:30+03:00')
  const end = () => client.post(`/escort-tasks/${escortTask.id}/end`)
  const ended = expectStatus(await end(), 201).body
  expect(ended.escortTask).toMatchObject({
    endedAt: '2026-11-24T10:06:30+03:00',
    durationSeconds: 390,
  })
  expect(await running()).toEqual([])
  await hall.setClock('2026-11-24T10:09:00+03:00')
  expect((await end()).body).toEqual(ended)
})

test('one who walks begins no second walk, however often the key is touched', async () => {
  const touches = await Promise.all(
    ['k', 'k', 'l'].map((key) => client.key(key).post('/escort-tasks', order())),
  )
  const [first, again, other] = touches
  expect(first).toMatchObject({ status: 201 })
  expect(again?.body).toEqual(first?.body)
  expect(other).toMatchObject(refused(409, 'escort_running'))
  const changed = await client.key('k').post('/escort-tasks', order({ destination: 'Vezne' }))
  expect(changed).toMatchObject(refused(422, 'key_reused', 'Idempotency-Key'))
  const colleague = await hall.makeStaff('clerk')
  expectStatus(await colleague.client.post('/escort-tasks', order()), 201)
  expect(await running()).toHaveLength(2)
})

test('is asked where to, and with whose number, of this house and of today', async () => {
  const { client: other } = await hall.makeStaff('clerk')
  const ask = (more: Record<string, unknown>) => other.post('/escort-tasks', order(more))
  expect(await ask({ destination: '  ' })).toMatchObject(refused(400, 'malformed', 'destination'))
  expect(await ask({ branchId: 'x' })).toMatchObject(refused(422, 'unknown_branch', 'branchId'))
  expect(await ask({ ticketId: 'x' })).toMatchObject(refused(422, 'unknown_ticket', 'ticketId'))
  expect(await other.post('/escort-tasks/x/end')).toMatchObject(refused(404, 'not_found'))
})

const figures = async (day: string, branch = hall.branchId) => {
  const { client: lead } = await hall.makeStaff('supervisor')
  return lead.get(`/statistics/escorts?branch=${branch}&from=${day}&to=${day}`)
}
const timed = { meanSeconds: 390, longestSeconds: 390 }

test('the day’s walks are counted, with how long they took, and nobody’s name or number', async () => {
  expect((await figures('2026-11-24')).body).toEqual({ count: 3, running: 2, ...timed })
  const none = { count: 0, running: 0, meanSeconds: null, longestSeconds: null }
  expect((await figures('2026-11-23')).body).toEqual(none)
  expect(await figures('2026-11-24', 'x')).toMatchObject(refused(422, 'unknown_branch', 'branch'))
  expect(await figures('2026-02-31')).toMatchObject(refused(400, 'malformed', 'from'))
})

test('which citizen was walked is forgotten with the day, and a walk does not last the night', async () => {
  expect(rows().events).not.toMatch(/escort|Emlak/)
  expect(rows().tasks.some(({ ticket_id: id }) => id !== null)).toBe(true)
  await hall.setClock('2026-11-25T08:00:00+03:00')
  expect(await running()).toEqual([])
  await hall.server.opened.house.lookAfterRequests()
  const { tasks } = rows()
  expect(tasks.map(({ ticket_id: id }) => id)).toEqual([null, null, null])
  const seconds = tasks.map((task) => (Number(task.ended_at) - Number(task.started_at)) / 1000)
  expect(seconds.sort()).toEqual([0, 0, 390])
  expect((await figures('2026-11-24')).body).toEqual({ count: 3, running: 0, ...timed })
  expectStatus(await client.post('/escort-tasks', order()), 201)
})

test('a clerk at the first desk moves a waiting number of another desk', async () => {
  const lost = await hall.issue('Z')
  const moved = await reception.done(lost.id, 'transfers', { deskId: hall.desks['T'] })
  expect(moved).toMatchObject({ number: lost.number, deskId: hall.desks['T'], state: 'waiting' })
})
