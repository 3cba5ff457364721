import { beforeAll, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
})

const keep = (id: string, { client }: Person = clerk) =>
  client.send('PUT', `/drafts/${id}`, { branchId: hall.branchId, content: { text: 'Yarım' } })
const takeFrom = (draftId: string) =>
  clerk.client.post('/requests', {
    ...{ kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', draftId },
  })
const drafts = async ({ client }: Person = clerk) => (await client.get('/drafts')).body.items

test('a draft that became a request does not come back, also not after a restart', async () => {
  expectStatus(await keep('draft-one'), 200)
  expectStatus(await takeFrom('draft-one'), 201)
  expect(await keep('draft-one')).toMatchObject(refused(409, 'draft_finished'))
  await hall.restart()
  await hall.setClock('2026-11-24T10:05:00+03:00')
  expect(await keep('draft-one')).toMatchObject(refused(409, 'draft_finished'))
  expect(await drafts()).toEqual([])
  expectStatus(await keep('draft-two'), 200)
  expect(await drafts()).toMatchObject([{ id: 'draft-two' }])
})

test('one that was on its way while the request was stored is refused, or goes with it', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `racing-${index}`)
  const before = (await drafts()).length
  for (const id of ids) {
    const [taken, kept] = await Promise.all([takeFrom(id), keep(id), keep(id)])
    expectStatus(taken, 201)
    expect([200, 409]).toContain(kept.status)
  }
  expect(await drafts()).toHaveLength(before)
})

test('one that became a request is nothing to anybody else’s drafts', async () => {
  expectStatus(await takeFrom('same-name'), 201)
  const other = await hall.makeStaff('clerk')
  expectStatus(await keep('same-name', other), 200)
  expect(await drafts(other)).toMatchObject([{ id: 'same-name' }])
  expect(await takeFrom('same-name')).toMatchObject(refused(409, 'draft_finished'))
  expect(await drafts(other)).toHaveLength(1)
})
