import { beforeAll, expect, test } from 'vitest'
import { sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { openTown, take, type Town } from './support.ts'

interface Found {
  id: string
}

let town: Town
let accessible: string

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
  const { items } = (await hall.admin.get(`/branches/${hall.branchId}/desks`)).body
  accessible = items.find(({ icon }: { icon: string }) => icon === 'accessibility').id
})

/** Tables of the queue itself, which knows about health and forgets no number. */
const ofTheQueue = ['events', 'legs', 'escorts', 'desks', 'counters', 'topics', 'staff']

/** Tables besides the queue's in which this id stands in any column. */
function tablesWith(id: string): string[] {
  const { tables } = town.hall.server.opened.house
  const names = tables
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
  return names.filter((name) => {
    const rows = ofTheQueue.includes(name) ? [] : tables.prepare(`SELECT * FROM "${name}"`).all()
    return rows.some((row) => JSON.stringify(row).includes(id))
  })
}

test('a request keeps nothing of a priority, an escort or the accessible desk after the day', async () => {
  const { hall, clerk } = town
  const order = { branchId: hall.branchId, deskId: accessible, priority: true, escort: true }
  const { ticket } = expectStatus(await hall.admin.post('/tickets', order), 201).body
  const draft = { branchId: hall.branchId, ticketId: ticket.id, content: { text: 'Rampa' } }
  const kept = expectStatus(await clerk.client.send('PUT', '/drafts/a-form-for-her', draft), 200)
  expect(kept.body.draft).toMatchObject({ ticketNumber: ticket.number })
  const { id } = await take(town, { deskId: accessible, ticketId: ticket.id, text: 'Rampa dar.' })
  const today = expectStatus(await clerk.client.get(`/requests/${id}`), 200).body.request
  // While the citizen is there the clerk finds back; of the desk nothing is written at all.
  expect(today).toMatchObject({ ticketId: ticket.id, deskId: null })
  expect(tablesWith(ticket.id)).toEqual(expect.arrayContaining(['requests', 'request_drafts']))

  await hall.setClock('2026-11-25T00:10:00+03:00')
  expect(tablesWith(ticket.id)).toEqual([])
  expect(tablesWith(accessible)).toEqual([])
  const later = expectStatus(await clerk.client.get(`/requests/${id}`), 200).body.request
  expect(later).toMatchObject({ ticketId: null, deskId: null, text: 'Rampa dar.' })
  const [draftLater] = (await clerk.client.get('/drafts')).body.items
  expect(draftLater).toMatchObject({ id: 'a-form-for-her', ticketId: null, ticketNumber: null })
})

test('a request at any other desk keeps its desk, and loses its ticket too', async () => {
  const { hall, clerk } = town
  await hall.setClock('2026-11-25T10:00:00+03:00')
  const shift = await sitDown(hall, 1, ['Z'])
  const ticket = await hall.issue('Z', { priority: true })
  await shift.call()
  const { id } = await take(town, { deskId: hall.desks['Z'], ticketId: ticket.id })
  await hall.setClock('2026-11-26T00:10:00+03:00')
  const { request } = expectStatus(await clerk.client.get(`/requests/${id}`), 200).body
  expect(request).toMatchObject({ ticketId: null, deskId: hall.desks['Z'] })
})

const makeTopic = async (name: string, deskId: string, more: object = {}) => {
  const made = await town.manager.client.post('/topics', { name, deskId, ...more })
  return expectStatus(made, 201).body.topic.id as string
}
const now = async (id: string) =>
  expectStatus(await town.clerk.client.get(`/requests/${id}`), 200).body.request

test('a topic of the accessible desk brings its working days to a request, and is not stored with it', async () => {
  const topicId = await makeTopic('İşaret dili tercümanı', accessible, { standardDays: 2 })
  const { id } = await take(town, { deskId: accessible, topicId })
  const plain = await take(town, { deskId: accessible })
  expect(await now(id)).toMatchObject({ topicId: null, deskId: null })
  expect((await now(id)).dueOn < (await now(plain.id)).dueOn).toBe(true)
  const mended = await town.clerk.client.patch(`/requests/${plain.id}`, { topicId, urgent: true })
  expect(expectStatus(mended, 200).body.request).toMatchObject({ topicId: null, urgent: true })
  expect(tablesWith(topicId)).toEqual([])
})

test('a desk that says something about health from now on is forgotten by requests of before, with its topics', async () => {
  const { hall, clerk } = town
  const [deskId, other] = [hall.desks['S']!, hall.desks['Z']!]
  const [topicId, moved] = [await makeTopic('Evde bakım', deskId), await makeTopic('Yemek', other)]
  const { id } = await take(town, { deskId, topicId })
  const two = await take(town, { deskId: other, topicId: moved })
  expectStatus(await clerk.client.patch(`/requests/${id}`, { urgent: true }), 200)
  expect(await now(id)).toMatchObject({ deskId, topicId })
  expectStatus(await hall.admin.patch(`/desks/${deskId}`, { tellsHealth: true }), 200)
  expect(await now(id)).toMatchObject({ deskId: null, topicId: null, urgent: true })
  expect([...tablesWith(deskId), ...tablesWith(topicId)]).toEqual([])
  const found = async (topic: string) =>
    (await clerk.client.get(`/requests?topicId=${topic}`)).body.items.map((one: Found) => one.id)
  expect(await found(topicId)).toEqual([])

  expect(await now(two.id)).toMatchObject({ deskId: other, topicId: moved })
  expectStatus(await town.manager.client.patch(`/topics/${moved}`, { deskId }), 200)
  expect(await now(two.id)).toMatchObject({ deskId: other, topicId: null })
})

test('what older data still says of such a desk is forgotten by the next round', async () => {
  const { hall } = town
  const { id } = await take(town)
  const { tables } = hall.server.opened.house
  const sql = 'UPDATE requests SET desk_id = ? WHERE id = ?'
  await tables.edit({ sql, params: [accessible, id] })
  await hall.setClock('2026-11-27T00:10:00+03:00')
  await expect.poll(async () => (await now(id)).deskId).toBeNull()
})
