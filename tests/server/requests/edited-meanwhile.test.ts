import { beforeAll, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let manager: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-12-07T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
  manager = await hall.makeStaff('manager')
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}
const mend = (id: string, patch: object, client = clerk.client) =>
  client.patch(`/requests/${id}`, patch)
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request

describe('a form that was opened before somebody else changed the request', () => {
  test('undoes nothing: an edit is refused, and taken once it was looked at anew', async () => {
    const { id, version } = await take()
    const complaint = { kind: 'complaint', version }
    expectStatus(await mend(id, complaint, manager.client), 200)
    const stale = { kind: 'wish', urgent: true, version }
    expect(await mend(id, stale)).toMatchObject(refused(409, 'changed_meanwhile', 'version'))
    expect(await now(id)).toMatchObject({ kind: 'complaint', urgent: false })
    expectStatus(await mend(id, { urgent: true, version: version + 1 }), 200)
    expect(await now(id)).toMatchObject({ kind: 'complaint', urgent: true })
  })

  test('answers nothing that was not read', async () => {
    const { id, version } = await take()
    expectStatus(await mend(id, { text: 'İki bank konsun.' }), 200)
    const answer = (seen: number) =>
      manager.client.post(`/requests/${id}/answer`, { text: 'Bir bank kondu.', version: seen })
    expect(await answer(version)).toMatchObject(refused(409, 'changed_meanwhile', 'version'))
    expect(await now(id)).toMatchObject({ status: 'received' })
    expectStatus(await answer(version + 1), 201)
  })

  test('is taken once, however often it is sent with its key', async () => {
    const { id, version } = await take()
    const client = clerk.client.with({ 'Idempotency-Key': 'edit-once' })
    const patch = { text: 'İki bank konsun.', version }
    expectStatus(await mend(id, patch, client), 200)
    expectStatus(await mend(id, patch, client), 200)
    expect(await now(id)).toMatchObject({ version: version + 1 })
  })

  test('need not say what it saw, but no nonsense', async () => {
    const { id } = await take()
    expectStatus(await mend(id, { urgent: true }), 200)
    for (const version of [0, 1.5, '1'])
      expect(await mend(id, { version })).toMatchObject(refused(400, 'malformed', 'version'))
  })
})

describe('an information request', () => {
  test('that was called a wish for a while is extended as before', async () => {
    const { id } = await take({ kind: 'information' })
    const extension = await manager.client.post(`/requests/${id}/extension`, { reason: 'Arşiv' })
    const { dueOn } = expectStatus(extension, 201).body.request
    expectStatus(await mend(id, { kind: 'wish' }), 200)
    expect((await now(id)).dueOn).not.toBe(dueOn)
    expectStatus(await mend(id, { kind: 'information' }), 200)
    expect(await now(id)).toMatchObject({ dueOn, clock: { isExtended: true } })
  })
})

describe('a mended address', () => {
  const place = { neighbourhood: 'Cumhuriyet', address: 'Çınar Sk. 5', point: null }

  test('moves no date, though the standard of its topic is another one by now', async () => {
    const topic = { name: 'Kaldırım', standardDays: 20 }
    const { id: topicId } = expectStatus(await hall.admin.post('/topics', topic), 201).body.topic
    const { id, dueOn } = await take({ topicId })
    expectStatus(await hall.admin.patch(`/topics/${topicId}`, { standardDays: 3 }), 200)
    expectStatus(await mend(id, { topicId, place }), 200)
    expect(await now(id)).toMatchObject({ dueOn, topicId, place })
  })

  test('is taken with a topic that was removed since, which stays', async () => {
    const topic = { name: 'Parke', standardDays: 20 }
    const { id: topicId } = expectStatus(await hall.admin.post('/topics', topic), 201).body.topic
    const { id, dueOn } = await take({ topicId })
    expect((await hall.admin.delete(`/topics/${topicId}`)).status).toBe(204)
    expectStatus(await mend(id, { topicId, place }), 200)
    expect(await now(id)).toMatchObject({ dueOn, topicId, place })
    const other = await take()
    expect(await mend(other.id, { topicId })).toMatchObject(
      refused(422, 'unknown_topic', 'topicId'),
    )
  })

  test('of a petition that turns out to be a wish gives it its topic’s time', async () => {
    const topic = { name: 'Bank', standardDays: 2 }
    const { id: topicId } = expectStatus(await hall.admin.post('/topics', topic), 201).body.topic
    const { id } = await take({ kind: 'petition', topicId })
    const { body } = expectStatus(await mend(id, { kind: 'wish' }), 200)
    expect(body.request.dueOn).toBe('2026-12-09')
  })
})
