import { describe, expect, test } from 'vitest'
import type { Answer } from '../client.ts'
import { sitDown } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { ApiDocument } from './openapi-document.ts'

const hall = await openHall({ publicUrl: 'http://127.0.0.1' })
const document = new ApiDocument((await hall.visitor().get('/openapi.json')).body)
const { admin, branchId } = hall
const shift = await sitDown(hall, 1, ['Z'])

/** What came back is exactly what is described: nothing is missing, and nothing more is there. */
function expectDescribed(method: string, path: string, answer: Answer, status = 200): Answer {
  expectStatus(answer, status)
  const schema = document.answerSchema(method, path, status)
  expect(Object.keys(schema ?? {})).not.toHaveLength(0)
  expect(document.faults(schema!, answer.body)).toEqual([])
  return answer
}

async function get(path: string, from = path, client = admin): Promise<Answer['body']> {
  const answer = expectDescribed('GET', path, await client.get(from))
  if ('items' in answer.body) expect(answer.body.items).not.toHaveLength(0)
  return answer.body
}

async function post(path: string, to: string, body: unknown, client = admin) {
  return expectDescribed('POST', path, await client.post(to, body), 201).body
}

async function patch(path: string, to: string, body: unknown) {
  return expectDescribed('PATCH', path, await admin.patch(to, body)).body
}

test('an answer that is not as described is found', () => {
  const schema = document.answerSchema('GET', '/health', 200)!
  expect(document.faults(schema, { status: 'ok' })).toEqual([])
  expect(document.faults(schema, { status: 'ok', more: 1 })).toEqual(['$.more: not described'])
  expect(document.faults(schema, {})).toEqual(['$.status: missing'])
  expect(document.faults(schema, { status: 'no' })).toHaveLength(1)
})

describe('the queue', () => {
  test('a ticket through its life, with its legs, its calls and whom it was called before', async () => {
    const { ticket } = await post('/tickets', '/tickets', { branchId, deskId: hall.desks['Z'] })
    const { id: next } = await hall.issue('Z')
    await post('/counters/:id/calls', `/counters/${shift.counterId}/calls`, {}, shift.client)
    const act = (verb: string, body: unknown = {}, id = ticket.id) =>
      post(`/tickets/:id/${verb}`, `/tickets/${id}/${verb}`, body, shift.client)
    await get('/follow/:code', `/follow/${ticket.code}`)
    await act('recalls')
    await act('service')
    await act('parking')
    await act('resumption', { counterId: shift.counterId })
    const done = await act('completion', { thenCallNext: true })
    expect(done.next.ticket.id).toBe(next)
    await act('requeue', {}, next)
    await act('transfers', { deskId: hall.desks['E'] }, next)
    await act('cancellation', {}, next)
    await get('/tickets/:id', `/tickets/${ticket.id}`)
    await get('/branches/:id/tickets', `/branches/${branchId}/tickets`)
  })

  test('what hangs on the wall, with calls and who waits', async () => {
    await hall.issue('Z')
    const board = await get('/branches/:id/board', `/branches/${branchId}/board`)
    expect(board.calls).not.toHaveLength(0)
    const path = '/announcements/:id/confirmations'
    const to = `/announcements/${board.calls[0].id}/confirmations`
    await post(path, to, { stage: 'shown' })
  })

  test('counters', async () => {
    const path = `/counters/${shift.counterId}`
    await post('/counters/:id/pauses', `${path}/pauses`, {}, shift.client)
    await get('/branches/:id/counters', `/branches/${branchId}/counters`)
    await post('/counters/:id/resumption', `${path}/resumption`, {}, shift.client)
    await get('/counters/:id', path)
    await post('/branches/:id/counters', `/branches/${branchId}/counters`, { number: 77 })
  })

  test('figures', async () => {
    const { at } = await get('/branches')
    const period = `branch=${branchId}&from=${at.slice(0, 10)}&to=${at.slice(0, 10)}`
    await get('/statistics', `/statistics?${period}&by=desk`)
    await get('/statistics/waits', `/statistics/waits?${period}`)
    await get('/statistics/heat-map', `/statistics/heat-map?${period}`)
    await get('/statistics/escorts', `/statistics/escorts?${period}`)
    const arrivals = `/statistics/arrivals?branch=${branchId}&day=${at.slice(0, 10)}`
    await get('/statistics/arrivals', arrivals)
  })
})

describe('the house', () => {
  test('branches and desks, also with opening hours', async () => {
    const hours = { weekly: { '1': [{ from: '09:00', to: '17:00' }] }, closures: ['2030-01-01'] }
    await patch('/branches/:id', `/branches/${branchId}`, { hours })
    await get('/branches')
    await get('/branches/:id', `/branches/${branchId}`)
    await patch('/branches/:id', `/branches/${branchId}`, { hours: null })
    await post('/branches', '/branches', { name: 'Ek', timeZone: 'Europe/Istanbul' })
    await patch('/desks/:id', `/desks/${hall.desks['Z']}`, { hours })
    await get('/branches/:id/desks', `/branches/${branchId}/desks`)
    await post('/branches/:id/desks', `/branches/${branchId}/desks`, { name: 'Yeni' })
  })

  test('devices, and who speaks', async () => {
    const order = { kind: 'kiosk', name: 'Kiosk', branchId, settings: { slipPlace: 'below' } }
    const made = await post('/devices', '/devices', order)
    const kiosk = hall.visitor()
    const { pairingCode } = made
    await post('/devices/claims', '/devices/claims', { pairingCode }, kiosk)
    await get('/devices')
    await get('/session', '/session', kiosk)
    await get('/session')
    await post('/help-calls', '/help-calls', {}, kiosk)
    await get('/branches/:id/board', `/branches/${branchId}/board`)
  })

  test('people, topics, directorates, keys, webhooks, closed days', async () => {
    await get('/staff')
    const { directorate } = await post('/directorates', '/directorates', { name: 'Park' })
    await post('/topics', '/topics', { name: 'Ağaç', directorateId: directorate.id })
    await get('/directorates')
    await get('/topics')
    await post('/keys', '/keys', { name: 'Başka', scopes: ['requests:read'] })
    await get('/keys')
    await post('/webhooks', '/webhooks', { url: 'http://127.0.0.1:9/x' })
    await get('/webhooks')
    await post('/calendar', '/calendar', { day: '2026-07-20', kind: 'closure', name: 'Onarım' })
    await get('/calendar', '/calendar?year=2026')
  })
})

describe('requests', () => {
  test('a request through its life, and lists of them', async () => {
    const { directorate } = await post('/directorates', '/directorates', { name: 'Fen' })
    const order = {
      ...{ kind: 'complaint', channel: 'in-person', text: 'Çukur' },
      place: { neighbourhood: 'Merkez', address: '1. Cadde', point: null },
      applicant: { name: 'Ayşe Yılmaz', phone: '05321112233' },
    }
    const { request } = await post('/requests', '/requests', order)
    const act = (verb: string, body: unknown = {}) =>
      post(`/requests/:id/${verb}`, `/requests/${request.id}/${verb}`, body)
    await act('referrals', { directorateId: directorate.id })
    await act('applicant-openings')
    await get('/requests/:id', `/requests/${request.id}`)
    await get('/requests')
    await get('/requests/open')
    await get('/requests/mine', `/requests/mine?branch=${branchId}&channels=in-person`)
    await get('/requests/follow-up')
    await get('/referrals', `/referrals?directorateId=${directorate.id}`)
    const search = await admin.post('/request-searches', { q: 'Yılmaz' })
    expectDescribed('POST', '/request-searches', search)
    await act('receipt')
    await act('answer', { text: 'Kapatıldı' })
    await patch('/requests/:id', `/requests/${request.id}`, { urgent: true })
    await get('/access-log')
    await get('/outbox/work')
  })

  test('a list of another system, looked at and brought in', async () => {
    const list = 'Başvuru No;Başvuru Tarihi;Metin\n2600000001;24.11.2025;Lamba yanmıyor\n'
    const send = (commit: boolean) =>
      admin
        .with({ 'Content-Type': 'text/csv' })
        .post(`/imports?source=cimer&commit=${commit}`, list)
    expectDescribed('POST', '/imports', await send(false))
    expectDescribed('POST', '/imports', await send(true), 201)
  })
})
