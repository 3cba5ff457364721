import { describe, expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const path = `/branches/${hall.branchId}/counters`

describe('a counter', () => {
  test('is made for every desk that gives tickets, edited, and removed', async () => {
    const { body } = expectStatus(await admin.post(path, { number: 20 }), 201)
    expect(body.counter).toMatchObject({
      ...{ branchId: hall.branchId, number: 20, name: '', state: 'closed', helps: [] },
      ...{ deskIds: Object.values(hall.desks), staffId: null, openingId: null, ticketId: null },
    })
    const { id } = body.counter
    const patch = {
      number: 21,
      name: 'Arka salon',
      deskIds: [hall.desks['Z']],
      helps: [{ deskId: hall.desks['T'], helpAfterMinutes: 10 }],
    }
    expect((await admin.patch(`/counters/${id}`, patch)).body.counter).toMatchObject(patch)
    expect((await admin.get(`/counters/${id}`)).body.counter).toMatchObject(patch)
    expect(await admin.delete(`/counters/${id}`)).toMatchObject({ status: 204 })
    expect(await admin.get(`/counters/${id}`)).toMatchObject({ status: 404 })
    expect(await admin.post(`/counters/${id}/opening`)).toMatchObject({ status: 404 })
  })

  test('has a number of its own, which is free again when the counter is gone', async () => {
    const refused = { status: 409, body: { refusal: 'number_taken', field: 'number' } }
    expect(await admin.post(path, { number: 3 })).toMatchObject(refused)
    expect(await admin.patch(`/counters/${hall.counters[0]}`, { number: 3 })).toMatchObject(refused)
    for (let round = 0; round < 2; round++) {
      const { body } = expectStatus(await admin.post(path, { number: 30 }), 201)
      expect(await admin.delete(`/counters/${body.counter.id}`)).toMatchObject({ status: 204 })
    }
  })

  test('serves and helps only desks of its branch', async () => {
    const refused = { status: 422, body: { refusal: 'unknown_desk' } }
    expect(await admin.post(path, { number: 31, deskIds: ['nowhere'] })).toMatchObject(refused)
    const helps = [{ deskId: 'nowhere', helpAfterMinutes: 5 }]
    expect(await admin.patch(`/counters/${hall.counters[0]}`, { helps })).toMatchObject(refused)
    expect(await admin.post('/branches/nowhere/counters', { number: 1 })).toMatchObject({
      status: 404,
    })
  })

  test.each([
    [{}, 'number'],
    [{ number: 0 }, 'number'],
    [{ number: '4' }, 'number'],
    [{ number: 32, deskIds: 'all' }, 'deskIds'],
    [{ number: 32, helps: [{ deskId: 'x' }] }, 'helps.0.helpAfterMinutes'],
  ])('cannot be %j', async (input, field) => {
    expect(await admin.post(path, input)).toMatchObject({
      status: 400,
      body: { refusal: 'malformed', field },
    })
  })

  test('is not removed while somebody sits there', async () => {
    const id = hall.counters[1]!
    expectStatus(await admin.post(`/counters/${id}/opening`), 201)
    expect(await admin.delete(`/counters/${id}`)).toMatchObject({
      status: 409,
      body: { refusal: 'in_use' },
    })
    expectStatus(await admin.post(`/counters/${id}/closing`), 201)
    expect(await admin.delete(`/counters/${id}`)).toMatchObject({ status: 204 })
  })

  test('tells who sits there to colleagues only', async () => {
    const id = hall.counters[2]!
    const clerk = await hall.makeStaff('clerk', { name: 'Ayşe Yılmaz' })
    expectStatus(await clerk.client.post(`/counters/${id}/opening`), 201)
    const seenBy = async (client: typeof admin) =>
      (await client.get(path)).body.items.find((one: { id: string }) => one.id === id)
    expect(await seenBy(clerk.client)).toMatchObject({
      staffId: clerk.id,
      staffName: 'Ayşe Yılmaz',
    })
    expect(await seenBy(hall.visitor())).toMatchObject({ staffId: null, staffName: null })
    const kiosk = await hall.pairKiosk()
    expect(await seenBy(kiosk.client)).toMatchObject({ state: 'open', staffName: null })
  })
})
