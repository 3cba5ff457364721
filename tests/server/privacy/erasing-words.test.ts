import { beforeEach, expect, test } from 'vitest'
import type { ErasureResource } from '../../../domain/requests/privacy-resources.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { fetchStatus, openTown, statusOf, take, upload, type Taken, type Town } from './support.ts'

let town: Town
let reference = 2600000000

beforeEach(async () => {
  const hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  town = await openTown(hall)
})

/** From CİMER, where nobody is known; its words have a name and a T.C. number. */
const named = 'Muhtar Hüdaverdi Bey, T.C. 10000000146, hakkında.'
function takeNamed(more: object = {}): Promise<Taken> {
  const externalReference = String(++reference)
  const cimer = { channel: 'cimer', externalReference, receivedAt: '2026-11-24', applicant: null }
  return take(town, { ...cimer, kind: 'wish', text: named, ...more })
}
const change = async ({ id }: Taken, verb: string) =>
  expectStatus(await town.manager.client.post(`/requests/${id}/${verb}`, { reason: 'x' }), 201)
async function takeClosed(more: object = {}): Promise<Taken> {
  const taken = await takeNamed(more)
  await change(taken, 'withdrawal')
  return taken
}
async function ask({ id }: Taken): Promise<ErasureResource> {
  const reason = { reason: 'Metinde adı geçen kişi istedi' }
  const asked = await town.manager.client.post(`/requests/${id}/erasures`, reason)
  return expectStatus(asked, 201).body.erasure
}
const decide = (id: string, decision: string, more: object = {}) =>
  town.manager.client.post(`/erasures/${id}/decision`, { decision, reason: 'Karar', ...more })
const isErased = async ({ id }: Taken) => (await statusOf(town, id)).isErased

test('whoever is named in the words of nobody is forgotten when a manager grants it', async () => {
  const { hall, clerk, manager } = town
  const attachment = await upload(hall, clerk.client)
  const taken = await takeClosed({ attachmentIds: [attachment] })
  const before = await statusOf(town, taken.id)
  const asked = await ask(taken)
  expect(asked).toMatchObject({
    ...{ requestNumber: taken.number, hasApplicant: false, mayGrant: true, decision: null },
    ...{ erasableFrom: '2026-11-24', scheduledOn: '2028-11-24' },
  })
  expect((await ask(taken)).id).toBe(asked.id)
  const waiting = (await manager.client.get('/erasures?open=true')).body.items
  expect(waiting).toMatchObject([{ id: asked.id, reason: 'Metinde adı geçen kişi istedi' }])
  expect((await manager.client.get(`/erasures/${asked.id}/requests`)).body.items).toEqual([])

  const { erasure } = expectStatus(await decide(asked.id, 'granted'), 201).body
  expect(erasure).toMatchObject({ decision: 'granted', eraseOn: '2026-11-24' })
  const { number, kind, externalReference, closedAt, outcome, steps } = before
  const after = await statusOf(town, taken.id)
  expect(after).toMatchObject({ text: '', attachments: [], isErased: true, applicant: null })
  expect(after).toMatchObject({ number, kind, externalReference, closedAt, outcome })
  expect(after.steps).toHaveLength(steps.length)
  expect(await fetchStatus(hall, clerk.client, `/attachments/${attachment}`)).toBe(404)
  const log = (await manager.client.get(`/access-log?requestId=${taken.id}`)).body.items
  expect(log).toMatchObject([
    { action: 'erased', staffName: manager.username, reason: '' },
    { action: 'erasure-decided', reason: 'Karar' },
    { action: 'erasure-asked', reason: '' },
  ])
  const again = await manager.client.post(`/requests/${taken.id}/erasures`, { reason: 'x' })
  expect(again).toMatchObject(refused(409, 'already_erased'))
  expect(await decide(asked.id, 'refused')).toMatchObject(refused(409, 'already_decided'))
})

test('while it is open nothing of it goes', async () => {
  const taken = await takeNamed()
  const asked = await ask(taken)
  expect(asked).toMatchObject({ mayGrant: false, closedOn: null, erasableFrom: null })
  expect(await decide(asked.id, 'granted')).toMatchObject(refused(409, 'still_open'))
  expectStatus(await decide(asked.id, 'later'), 201)
  await change(taken, 'withdrawal')
  await town.hall.setClock('2028-11-23T09:00:00+03:00')
  expect(await isErased(taken)).toBe(false)
  await town.hall.setClock('2028-11-24T09:00:00+03:00')
  expect(await isErased(taken)).toBe(true)
})

test('words of an official paper keep the period of the plan', async () => {
  const taken = await takeClosed({ kind: 'petition' })
  const asked = await ask(taken)
  expect(asked).toMatchObject({ mayGrant: false, erasableFrom: '2031-11-24' })
  const runs = refused(409, 'record_period_runs')
  expect(await decide(asked.id, 'granted')).toMatchObject(runs)
  expectStatus(await decide(asked.id, 'later'), 201)
  await town.hall.setClock('2031-11-23T23:59:00+03:00')
  expect(await isErased(taken)).toBe(false)
  await town.hall.setClock('2031-11-24T00:01:00+03:00')
  expect(await isErased(taken)).toBe(true)
})

test('a plan made longer keeps the words of a paper whose day was chosen before', async () => {
  const taken = await takeClosed({ kind: 'petition' })
  expectStatus(await decide((await ask(taken)).id, 'later', { eraseOn: '2031-11-24' }), 201)
  const retentionMonths = { official: 120, other: 24 }
  expectStatus(await town.hall.admin.patch('/request-settings', { retentionMonths }), 200)
  await town.hall.setClock('2031-12-01T09:00:00+03:00')
  expect(await isErased(taken)).toBe(false)
})

test('on a chosen day they go by themselves, not before, and those of others stay', async () => {
  const { hall, manager } = town
  const [taken, other] = [await takeClosed(), await takeClosed()]
  expectStatus(await decide((await ask(other)).id, 'refused'), 201)
  expectStatus(await decide((await ask(taken)).id, 'later', { eraseOn: '2027-03-01' }), 201)
  await hall.setClock('2027-02-28T23:59:00+03:00')
  expect(await isErased(taken)).toBe(false)
  await hall.setClock('2027-03-01T00:01:00+03:00')
  expect(await isErased(taken)).toBe(true)
  expect(await isErased(other)).toBe(false)
  const log = (await manager.client.get(`/access-log?requestId=${taken.id}`)).body.items
  expect(log[0]).toMatchObject({ action: 'erased', staffName: '' })
})

test('one that is opened again loses its chosen day', async () => {
  const { hall } = town
  const taken = await takeClosed()
  expectStatus(await decide((await ask(taken)).id, 'later', { eraseOn: '2027-03-01' }), 201)
  await hall.setClock('2027-01-04T10:00:00+03:00')
  await change(taken, 'reopening')
  await hall.setClock('2027-03-02T10:00:00+03:00')
  expect(await isErased(taken)).toBe(false)
  await change(taken, 'withdrawal')
  await hall.setClock('2027-03-03T10:00:00+03:00')
  expect(await isErased(taken)).toBe(false)
})

test('what the schedule erases needs no decision any more', async () => {
  const taken = await takeClosed()
  await ask(taken)
  await town.hall.setClock('2028-11-24T09:00:00+03:00')
  expect(await isErased(taken)).toBe(true)
  expect((await town.manager.client.get('/erasures?open=true')).body.items).toEqual([])
})

test('nobody’s words are decided on together with a person’s requests', async () => {
  const [taken, theirs] = [await takeClosed(), await take(town, { solvedAtDesk: true })]
  const { id } = await ask(taken)
  const mixed = await decide(id, 'granted', { alsoRequestIds: [theirs.id] })
  expect(mixed).toMatchObject({ ...refused(422, 'somebody_else') })
  expect(await isErased(taken)).toBe(false)
})
