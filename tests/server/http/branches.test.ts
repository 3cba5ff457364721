import { describe, expect, test } from 'vitest'
import { expectStatus, openHall } from '../support.ts'

const hall = await openHall()
const { admin } = hall

async function makeBranch(more: Record<string, unknown> = {}) {
  const answer = await admin.post('/branches', { name: 'Semt Konağı', ...more })
  return expectStatus(answer, 201).body.branch as { id: string }
}

describe('a fresh install', () => {
  test('has one branch, nine desks of which eight give tickets, and twelve counters for all of them', async () => {
    const branches = (await admin.get('/branches')).body.items
    expect(branches).toMatchObject([
      { name: 'Ana Hizmet Binası', timeZone: 'Europe/Istanbul', language: 'tr', hours: null },
    ])
    const desks = (await admin.get(`/branches/${hall.branchId}/desks`)).body.items
    expect(desks).toHaveLength(9)
    expect(desks.map(({ letter }: { letter: string }) => letter).join()).toBe('A,,T,Z,E,D,C,S,K')
    expect(desks.every(({ letter, open }: never) => open === (letter !== null))).toBe(true)
    const counters = (await admin.get(`/branches/${hall.branchId}/counters`)).body.items
    expect(counters.map(({ number }: { number: number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    )
    expect(counters[0]).toMatchObject({ state: 'closed', deskIds: Object.values(hall.desks) })
  })

  test('says what time it is, as its branch writes it', async () => {
    await hall.setClock('2026-11-24T07:00:00Z')
    expect((await hall.visitor().get('/branches')).body.at).toBe('2026-11-24T10:00:00+03:00')
  })

  test('shows branches, desks and counters to anybody', async () => {
    const visitor = hall.visitor()
    for (const path of ['', `/${hall.branchId}`, `/${hall.branchId}/desks`])
      expect(await visitor.get(`/branches${path}`)).toMatchObject({ status: 200 })
    expect(await visitor.get(`/branches/${hall.branchId}/counters`)).toMatchObject({ status: 200 })
  })
})

describe('a branch', () => {
  test('is made, read, edited and removed', async () => {
    const { id } = await makeBranch({ timeZone: 'Europe/Berlin', headStartMinutes: 'always-first' })
    expect((await admin.get(`/branches/${id}`)).body.branch).toMatchObject({
      timeZone: 'Europe/Berlin',
      headStartMinutes: 'always-first',
    })
    const edit = await admin.patch(`/branches/${id}`, { name: 'Çarşı', languageOfferMinutes: 3 })
    expect(edit.body.branch).toMatchObject({ id, name: 'Çarşı', languageOfferMinutes: 3 })
    expect(await admin.delete(`/branches/${id}`)).toMatchObject({ status: 204 })
    for (const answer of [
      await admin.get(`/branches/${id}`),
      await admin.get(`/branches/${id}/desks`),
      await admin.get(`/branches/${id}/board`),
      await admin.patch(`/branches/${id}`, { name: 'x' }),
      await admin.delete(`/branches/${id}`),
    ])
      expect(answer).toMatchObject({ status: 404, body: { refusal: 'not_found' } })
  })

  test('is not removed while a counter is open, nor when it is the last one', async () => {
    expect(await admin.delete(`/branches/${hall.branchId}`)).toMatchObject({
      status: 409,
      body: { refusal: 'in_use' },
    })
    const { id } = await makeBranch()
    const desk = await admin.post(`/branches/${id}/desks`, { name: 'Vezne', letter: 'V' })
    const made = await admin.post(`/branches/${id}/counters`, { number: 1 })
    const counterId = made.body.counter.id
    expect(made.body.counter.deskIds).toEqual([desk.body.desk.id])
    expectStatus(await admin.post(`/counters/${counterId}/opening`), 201)
    expect(await admin.delete(`/branches/${id}`)).toMatchObject({ status: 409 })
    expectStatus(await admin.post(`/counters/${counterId}/closing`), 201)
    expect(await admin.delete(`/branches/${id}`)).toMatchObject({ status: 204 })
  })

  test.each([
    ['timeZone', 'Mars/Olympus'],
    ['name', '  '],
    ['language', 'Turkish'],
    ['headStartMinutes', -1],
    ['headStartMinutes', 'sometimes'],
    ['languageOfferMinutes', 1.5],
  ])('%s cannot be %j', async (field, value) => {
    expect(await admin.patch(`/branches/${hall.branchId}`, { [field]: value })).toMatchObject({
      status: 400,
      body: { refusal: 'malformed', field },
    })
  })

  test('gives tickets only in its hours, and says when it opens next', async () => {
    const branch = await makeBranch({
      hours: { weekly: { 2: [{ from: '08:30', to: '12:00' }] }, closures: ['2026-12-01'] },
    })
    const made = await admin.post(`/branches/${branch.id}/desks`, { name: 'Vezne', letter: 'V' })
    const ticket = { branchId: branch.id, deskId: made.body.desk.id }
    const wall = async () => (await admin.get(`/branches/${branch.id}/board`)).body.desks[0]
    await hall.setClock('2026-11-24T08:29:59+03:00')
    expect(await admin.post('/tickets', ticket)).toMatchObject({
      status: 409,
      body: { refusal: 'desk_closed' },
    })
    expect(await wall()).toMatchObject({ open: false, opensAt: '2026-11-24T08:30:00+03:00' })
    await hall.setClock('2026-11-24T08:30:00+03:00')
    expect(await admin.post('/tickets', ticket)).toMatchObject({ status: 201 })
    expect(await wall()).toMatchObject({ open: true, opensAt: null })
    await hall.setClock('2026-11-24T12:00:00+03:00')
    expect(await admin.post('/tickets', ticket)).toMatchObject({ status: 409 })
    expect(await wall()).toMatchObject({ opensAt: '2026-12-08T08:30:00+03:00' })
    expectStatus(await admin.patch(`/desks/${ticket.deskId}`, { hours: { weekly: {} } }), 200)
    expect(await wall()).toMatchObject({ open: false, opensAt: null })
    expectStatus(await admin.patch(`/desks/${ticket.deskId}`, { hours: null }), 200)
    expectStatus(await admin.patch(`/branches/${branch.id}`, { hours: null }), 200)
    expect(await wall()).toMatchObject({ open: true, opensAt: null })
  })

  test.each([
    { weekly: { 8: [] } },
    { weekly: { 1: [{ from: '9:00', to: '10:00' }] } },
    { weekly: { 1: [{ from: '10:00', to: '09:00' }] } },
    { weekly: {}, closures: ['29.10.2026'] },
    { weekly: {}, closures: ['2026-02-31'] },
  ])('hours cannot be %j', async (hours) => {
    const answer = await admin.patch(`/branches/${hall.branchId}`, { hours })
    expect(answer.status).toBe(400)
    expect(answer.body.field).toMatch(/^hours/)
  })
})
