import { beforeEach, expect, test } from 'vitest'
import type {
  ErasureResource,
  RequestOfPerson,
} from '../../../domain/requests/privacy-resources.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { ayse, openTown, statusOf, take, type Taken, type Town } from './support.ts'

let town: Town

beforeEach(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

const wish = () => take(town, { solvedAtDesk: true })
const petition = () => take(town, { kind: 'petition', solvedAtDesk: true })
const open = () => take(town)

async function ask({ id }: Pick<Taken, 'id'>): Promise<ErasureResource> {
  const asked = await town.manager.client.post(`/requests/${id}/erasures`, { reason: 'İstiyor' })
  return expectStatus(asked, 201).body.erasure
}
const further = async (erasureId: string): Promise<RequestOfPerson[]> =>
  expectStatus(await town.manager.client.get(`/erasures/${erasureId}/requests`), 200).body.items
const decide = (erasureId: string, decision: string, more: object = {}) =>
  town.manager.client.post(`/erasures/${erasureId}/decision`, {
    ...{ decision, reason: 'Karar' },
    ...more,
  })
const everyErasure = async (): Promise<ErasureResource[]> =>
  (await town.manager.client.get('/erasures')).body.items
const erasureOf = async ({ id }: Taken) =>
  (await everyErasure()).find(({ requestId }) => requestId === id)
const isErased = async ({ id }: Taken) => (await statusOf(town, id)).isErased
const actionsOf = async ({ id }: Taken): Promise<[string, string][]> =>
  (await town.manager.client.get(`/access-log?requestId=${id}`)).body.items.map(
    ({ action, reason }: { action: string; reason: string }) => [action, reason],
  )

test('a manager sees the person’s further requests with what the rule says of each, and nobody else’s', async () => {
  const [first, second, paper, running] = [
    await wish(),
    await wish(),
    await petition(),
    await open(),
  ]
  const brother = { ...ayse, name: 'Ali Şimşekoğlu', nationalId: '10000000078' }
  await take(town, { applicant: brother, solvedAtDesk: true })
  const erasure = await ask(first)
  expect(await further(erasure.id)).toMatchObject([
    { requestNumber: second.number, mayGrant: true, closedOn: '2026-11-24' },
    { requestNumber: paper.number, mayGrant: false, erasableFrom: '2031-11-24' },
    { requestNumber: running.number, mayGrant: false, closedOn: null, erasableFrom: null },
  ])
  const supervisor = await town.hall.makeStaff('supervisor')
  const tried = await supervisor.client.get(`/erasures/${erasure.id}/requests`)
  expect(tried).toMatchObject(refused(403, 'forbidden'))
})

test('decided in one, each keeps its own record and its own day', async () => {
  const all = [await wish(), await wish(), await petition(), await open()] as const
  const [first, second, paper, running] = all
  const erasure = await ask(first)
  const alsoRequestIds = [second, paper, running].map(({ id }) => id)
  expectStatus(await decide(erasure.id, 'granted', { alsoRequestIds }), 201)
  expect(await Promise.all(all.map(isErased))).toEqual([true, true, false, false])
  const today = '2026-11-24'
  expect(await erasureOf(first)).toMatchObject({ decision: 'granted', eraseOn: today })
  expect(await erasureOf(second)).toMatchObject({ decision: 'granted', eraseOn: today })
  expect(await erasureOf(paper)).toMatchObject({ decision: 'later', eraseOn: '2031-11-24' })
  expect(await erasureOf(running)).toMatchObject({ decision: null, reason: 'İstiyor' })
  for (const one of [first, second])
    expect(await actionsOf(one)).toEqual([
      ['erased', ''],
      ['erasure-decided', 'Karar'],
      ['erasure-asked', ''],
    ])
  expect(await actionsOf(paper)).toEqual([
    ['erasure-decided', 'Karar'],
    ['erasure-asked', 'İstiyor'],
  ])
  expect(await actionsOf(running)).toEqual([['erasure-asked', 'İstiyor']])
  await town.hall.setClock('2031-11-24T00:01:00+03:00')
  expect(await isErased(paper)).toBe(true)
})

test('an open one waits for its own decision until it is closed', async () => {
  const [first, running] = [await wish(), await open()]
  const erasure = await ask(first)
  expectStatus(await decide(erasure.id, 'granted', { alsoRequestIds: [running.id] }), 201)
  const left = await erasureOf(running)
  expect(await decide(left!.id, 'granted')).toMatchObject(refused(409, 'still_open'))
  const reason = { reason: 'Vazgeçti' }
  expectStatus(await town.clerk.client.post(`/requests/${running.id}/withdrawal`, reason), 201)
  expectStatus(await decide(left!.id, 'granted'), 201)
  expect(await isErased(running)).toBe(true)
})

test('asked at a paper that must be kept, the others go at once', async () => {
  const [paper, other] = [await petition(), await wish()]
  const erasure = await ask(paper)
  expect(await decide(erasure.id, 'granted')).toMatchObject(refused(409, 'record_period_runs'))
  expectStatus(await decide(erasure.id, 'granted', { alsoRequestIds: [other.id] }), 201)
  expect([await isErased(paper), await isErased(other)]).toEqual([false, true])
  expect(await erasureOf(paper)).toMatchObject({ decision: 'later', eraseOn: '2031-11-24' })
})

test('a later day is moved into what each allows, and never away from one that was nearer', async () => {
  const [first, second, paper] = [await wish(), await wish(), await petition()]
  const before = await ask(second)
  expectStatus(await decide(before.id, 'later', { eraseOn: '2027-01-01' }), 201)
  const erasure = await ask(first)
  const alsoRequestIds = [second.id, paper.id]
  const chosen = { eraseOn: '2027-06-01', alsoRequestIds }
  expectStatus(await decide(erasure.id, 'later', chosen), 201)
  expect(await erasureOf(paper)).toMatchObject({ decision: 'later', eraseOn: '2031-11-24' })
  await town.hall.setClock('2027-01-01T09:00:00+03:00')
  expect([await isErased(first), await isErased(second)]).toEqual([false, true])
  await town.hall.setClock('2027-06-01T09:00:00+03:00')
  expect([await isErased(first), await isErased(paper)]).toEqual([true, false])
})

test('nobody is erased with somebody else, and refusing it leaves all as it is', async () => {
  const [first, second] = [await wish(), await wish()]
  const stranger = { name: 'Can Demir', phone: '+905441112233' }
  const other = await take(town, { applicant: stranger, solvedAtDesk: true })
  const erasure = await ask(first)
  const wrong = await decide(erasure.id, 'granted', { alsoRequestIds: [second.id, other.id] })
  expect(wrong).toMatchObject(refused(422, 'somebody_else'))
  expect(await Promise.all([first, second, other].map(isErased))).toEqual([false, false, false])
  expectStatus(await decide(erasure.id, 'refused', { alsoRequestIds: [second.id] }), 201)
  expect(await erasureOf(second)).toMatchObject({ decision: 'refused', eraseOn: null })
  expect(await Promise.all([first, second].map(isErased))).toEqual([false, false])
  expect(await erasureOf(other)).toBeUndefined()
})

test('what the disk refused after the decision is finished by the round', async () => {
  const [first, second] = [await wish(), await wish()]
  const erasure = await ask(first)
  const { house } = town.hall.server.opened
  const refuse = `CREATE TRIGGER refuse BEFORE UPDATE OF sealed ON requests
    WHEN OLD.id = '${second.id}' BEGIN SELECT RAISE(ABORT, 'not now'); END`
  await house.tables.edit({ sql: refuse, params: [] })
  expectStatus(await decide(erasure.id, 'granted', { alsoRequestIds: [second.id] }), 201)
  expect([await isErased(first), await isErased(second)]).toEqual([true, false])
  expect(await erasureOf(second)).toMatchObject({ decision: 'granted' })
  await house.tables.edit({ sql: 'DROP TRIGGER refuse', params: [] })
  await house.lookAfterRequests()
  expect(await isErased(second)).toBe(true)
  expect((await actionsOf(second))[1]).toEqual(['erasure-decided', 'Karar'])
})
