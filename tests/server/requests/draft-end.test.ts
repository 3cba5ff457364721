import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import { databaseName } from '../../../server/storage/open.ts'
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

describe('what became of a draft is known', () => {
  const day = 24 * 3_600_000
  /** All that was stored with a key is older by so much, and the next one is stored. */
  async function age(ms: number) {
    const { tables } = hall.server.opened.house
    await tables.edit({ sql: 'UPDATE creations SET recorded_at = recorded_at - ?', params: [ms] })
    const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.' }
    expectStatus(await clerk.client.key(`key-after-${ms}`).post('/requests', input), 201)
  }
  const became = (id: string) => clerk.client.get(`/drafts/${id}/request`)

  test('also when keys of its day are forgotten', async () => {
    expectStatus(await takeFrom('of-yesterday'), 201)
    await age(2 * day)
    expectStatus(await became('of-yesterday'), 200)
    expect(await keep('of-yesterday')).toMatchObject(refused(409, 'draft_finished'))
    expect(await takeFrom('of-yesterday')).toMatchObject(refused(409, 'draft_finished'))
  })

  test('as long as drafts are kept, and no longer', async () => {
    const taken = expectStatus(await takeFrom('of-last-week'), 201).body.request
    await age(8 * day)
    expectStatus(await became('of-last-week'), 404)
    await hall.setClock('2026-11-25T10:00:00+03:00')
    const db = new DatabaseSync(join(hall.config.dataDir, databaseName), { readOnly: true })
    const known = db.prepare('SELECT * FROM creations WHERE resource_id = ?').all(taken.id)
    db.close()
    expect(known).toEqual([])
  })
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
