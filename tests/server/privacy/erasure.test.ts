import { beforeAll, describe, expect, test } from 'vitest'
import type { ErasureResource } from '../../../domain/requests/privacy-resources.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { ayse, openTown, statusOf, take, wholeLife, type Taken, type Town } from './support.ts'

let town: Town
const today = '2026-11-24'

beforeAll(async () => {
  const hall = await openHall()
  await hall.setClock(`${today}T10:00:00+03:00`)
  town = await openTown(hall)
})

async function ask({ id }: Pick<Taken, 'id'>): Promise<ErasureResource> {
  const asked = await town.manager.client.post(`/requests/${id}/erasures`, {
    ...{ reason: 'Telefonla istedi' },
  })
  return expectStatus(asked, 201).body.erasure
}
const decide = (id: string, decision: string, more: object = {}) =>
  town.manager.client.post(`/erasures/${id}/decision`, { decision, reason: 'Karar', ...more })
const openErasures = async (): Promise<ErasureResource[]> =>
  (await town.manager.client.get('/erasures?open=true')).body.items
const solved = { solvedAtDesk: true }
const paper = { kind: 'petition', solvedAtDesk: true }

/** Columns that must be empty, or not there any more, once the person is erased. */
function whatIsLeft(id: string): Record<string, unknown> {
  const { tables } = town.hall.server.opened.house
  const count = (from: string) =>
    tables.prepare(`SELECT count(*) AS count FROM ${from}`).get(id)?.['count']
  const sealed = (table: string, key = 'request_id') =>
    count(`${table} WHERE ${key} = ? AND sealed IS NOT NULL`)
  const person = `applicants WHERE id = (SELECT applicant_id FROM requests WHERE id = ?)`
  return {
    ...{ request: sealed('requests', 'id'), steps: sealed('request_steps') },
    ...{ referrals: sealed('referrals'), outbox: sealed('outbox') },
    waiting: count(`outbox WHERE request_id = ? AND state = 'waiting'`),
    attachments: count('attachments WHERE request_id = ?'),
    person: count(`${person} AND (sealed IS NOT NULL OR phone_hash IS NOT NULL)`),
    number: count(`${person} AND national_id_hash IS NOT NULL`),
  }
}
const nothing = {
  ...{ request: 0, steps: 0, referrals: 0, outbox: 0, waiting: 0 },
  ...{ attachments: 0, person: 0, number: 0 },
}

describe('an erasure is asked for', () => {
  test('once, and is on record until somebody decides', async () => {
    const taken = await take(town, solved)
    const asked = await ask(taken)
    expect(asked).toMatchObject({
      ...{ requestNumber: taken.number, closedOn: today, erasableFrom: today, mayGrant: true },
      ...{ scheduledOn: '2028-11-24', reason: 'Telefonla istedi', decision: null },
    })
    expect((await ask(taken)).id).toBe(asked.id)
    expect(await openErasures()).toMatchObject([{ id: asked.id }])
    expectStatus(await decide(asked.id, 'refused'), 201)
    expect(await openErasures()).toEqual([])
    expect(await decide(asked.id, 'granted')).toMatchObject(refused(409, 'already_decided'))
    expect((await statusOf(town, taken.id)).applicant.erasedAt).toBeNull()
  })

  test('by those who lead, decided by managers', async () => {
    const { hall, clerk, manager } = town
    const { id } = await take(town, solved)
    const path = `/requests/${id}/erasures`
    const body = { reason: 'İstiyor' }
    expect(await clerk.client.post(path, body)).toMatchObject(refused(403, 'forbidden'))
    const supervisor = await hall.makeStaff('supervisor')
    const { erasure } = expectStatus(await supervisor.client.post(path, body), 201).body
    const decision = { decision: 'granted', reason: 'x' }
    const tried = await supervisor.client.post(`/erasures/${erasure.id}/decision`, decision)
    expect(tried).toMatchObject(refused(403, 'forbidden'))
    expect((await manager.client.get('/erasures?open=true')).body.items).toHaveLength(1)
    expectStatus(await decide(erasure.id, 'refused'), 201)
  })
})

describe('an erasure is granted', () => {
  test('and nothing of the person is left, while what is counted stays', async () => {
    const { manager } = town
    const { id } = await wholeLife(town)
    const before = await statusOf(town, id)
    const { id: erasureId } = await ask({ id })
    expectStatus(await decide(erasureId, 'granted'), 201)
    expect(whatIsLeft(id)).toEqual(nothing)
    const after = await statusOf(town, id)
    const { number, kind, receivedAt, dueOn, closedAt, outcome, neighbourhood } = before
    expect(after).toMatchObject({
      number,
      kind,
      receivedAt,
      dueOn,
      closedAt,
      outcome,
      neighbourhood,
    })
    expect(after).toMatchObject({ text: '', attachments: [], applicant: { name: '', phone: '' } })
    expect(after.applicant.erasedAt).toBe('2026-11-24T10:00:00+03:00')
    expect(after.steps).toHaveLength(before.steps.length)
    const looks = (await manager.client.get(`/access-log?requestId=${id}`)).body.items
    expect(looks).toMatchObject([
      { action: 'erased', reason: '' },
      { action: 'erasure-decided', reason: 'Karar' },
      { action: 'erasure-asked', reason: '' },
      { action: 'exported', reason: '' },
      { action: 'unlocked', reason: '' },
    ])
  })

  test('and the search finds them no more', async () => {
    const applicant = { ...ayse, name: 'Zümrüt Kayıhan', phone: '+905441112233', nationalId: '' }
    const taken = await take(town, { applicant, ...solved })
    const found = async (q: string) => {
      const ask = () => town.clerk.client.post('/request-searches', { q })
      await expect.poll(async () => (await ask()).body.warming).toBe(false)
      return (await ask()).body.items.map(({ id }: { id: string }) => id)
    }
    expect(await found('kayıhan')).toEqual([taken.id])
    expect(await found(applicant.phone)).toEqual([taken.id])
    expectStatus(await decide((await ask(taken)).id, 'granted'), 201)
    expect(await found('kayıhan')).toEqual([])
    expect(await found(applicant.phone)).toEqual([])
    expect(await found(taken.number)).toEqual([taken.id])
  })

  test('and what still waited is told no more', async () => {
    const { hall } = town
    const { patch } = hall.admin
    await patch.call(hall.admin, '/gateways', { sms: { kind: 'none' } })
    const taken = await take(town, { ...solved, applicant: { ...ayse, wantsCall: true } })
    expect(whatIsLeft(taken.id)).toMatchObject({ waiting: 1 })
    expectStatus(await decide((await ask(taken)).id, 'granted'), 201)
    expect(whatIsLeft(taken.id)).toEqual(nothing)
  })

  test('once: it is changed by nobody, asked for by nobody and erased by nobody again', async () => {
    const { manager } = town
    const taken = await take(town, solved)
    expectStatus(await decide((await ask(taken)).id, 'granted'), 201)
    const on = `/requests/${taken.id}`
    const erased = refused(409, 'already_erased')
    const reason = { reason: 'x' }
    expect(await manager.client.post(`${on}/erasures`, reason)).toMatchObject(erased)
    expect(await manager.client.post(`${on}/reopening`, reason)).toMatchObject(erased)
    expect(await manager.client.patch(on, { text: 'Yeniden' })).toMatchObject(erased)
    await town.hall.setClock('2029-12-01T10:00:00+03:00')
    const log = (await manager.client.get(`/access-log?requestId=${taken.id}`)).body.items
    expect(log.filter(({ action }: { action: string }) => action === 'erased')).toHaveLength(1)
    await town.hall.setClock(`${today}T10:00:00+03:00`)
  })
})

describe('an erasure is not granted', () => {
  test('while the request is open; closing it sets the day', async () => {
    const taken = await take(town)
    const asked = await ask(taken)
    expect(asked).toMatchObject({ mayGrant: false, closedOn: null, scheduledOn: null })
    expect(await decide(asked.id, 'granted')).toMatchObject(refused(409, 'still_open'))
    expectStatus(await decide(asked.id, 'later'), 201)
  })

  test('while an official paper must be kept: later, on the day its period ends', async () => {
    const { id } = await take(town, paper)
    const asked = await ask({ id })
    expect(asked).toMatchObject({ mayGrant: false, erasableFrom: '2031-11-24' })
    const runs = refused(409, 'record_period_runs')
    expect(await decide(asked.id, 'granted')).toMatchObject(runs)
    expect(await decide(asked.id, 'later', { eraseOn: '2027-01-01' })).toMatchObject({
      ...{ status: 409, body: { refusal: 'record_period_runs', field: 'eraseOn' } },
    })
    const { erasure } = expectStatus(await decide(asked.id, 'later'), 201).body
    expect(erasure).toMatchObject({ decision: 'later', eraseOn: '2031-11-24' })
    expect((await statusOf(town, id)).applicant.erasedAt).toBeNull()
  })
})
