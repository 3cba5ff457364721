import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { openHall } from '../support.ts'
import { contract } from './contract.ts'

const hall = await openHall()
const { admin } = hall
await hall.setClock('2026-11-24T10:00:00+03:00')
await hall.issue('Z')
const ticket = { branchId: hall.branchId, deskId: hall.desks['Z'] }
const board = async () => {
  const { version: _, ...rest } = (await admin.get(`/branches/${hall.branchId}/board`)).body
  return rest
}

let before: unknown
let version = 0
beforeEach(async () => {
  before = await board()
  version = hall.version
})
afterEach(async () => {
  expect(await board()).toEqual(before)
  expect(hall.version).toBe(version)
})

describe('a body that is no JSON object', () => {
  test.each(['', '{', 'null', '"x"', '5', '{"branchId"', 'branchId=x', '\u0000'])(
    '%j is malformed',
    async (text) => {
      expect(await admin.send('POST', '/tickets', text)).toMatchObject(refused(400, 'malformed'))
    },
  )

  test('is malformed also where nothing in it is needed', async () => {
    const path = `/counters/${hall.counters[0]}/opening`
    for (const text of ['{', 'null', '"x"', 'desks=x'])
      expect(await admin.send('POST', path, text)).toMatchObject(refused(400, 'malformed'))
  })

  test('nor does it matter how the sender writes that it is JSON', async () => {
    for (const type of ['Application/JSON; charset=UTF-8', 'application/json ;charset=utf-8']) {
      const client = admin.with({ 'Content-Type': type })
      const answer = await client.send('POST', '/tickets', JSON.stringify({ deskId: 'x' }))
      expect(answer).toMatchObject(refused(400, 'malformed', 'branchId'))
      const nowhere = JSON.stringify({ branchId: 'nowhere', deskId: 'x' })
      expect(await client.send('POST', '/tickets', nowhere)).toMatchObject(
        refused(422, 'unknown_branch', 'branchId'),
      )
    }
  })

  test('nor is one that does not say that it is JSON', async () => {
    const path = `/counters/${hall.counters[0]}/opening`
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      for (const to of ['/tickets', path]) {
        const client = admin.with({ 'Content-Type': type })
        expect(await client.send('POST', to, JSON.stringify(ticket))).toMatchObject({
          ...{ status: 400, body: { refusal: 'malformed' } },
        })
      }
  })

  test('is refused when it is larger than any command', async () => {
    const huge = JSON.stringify({ ...ticket, topicId: 'x'.repeat(70_000) })
    expect(await admin.send('POST', '/tickets', huge)).toMatchObject(refused(413, 'body_too_large'))
    const stream = new Blob([huge]).stream()
    const response = await fetch(`${hall.url}/api/tickets`, {
      method: 'POST',
      headers: {
        Cookie: `masa_staff=${admin.cookies.get('masa_staff')}`,
        'Content-Type': 'application/json',
      },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
  })
})

describe('fields', () => {
  test.each([
    ['POST', '/tickets', {}, 'branchId'],
    ['POST', '/tickets', { ...ticket, deskId: 5 }, 'deskId'],
    ['POST', '/tickets', { ...ticket, topicId: ['x'] }, 'topicId'],
    ['POST', '/counters/x/calls', { ticketId: null }, 'ticketId'],
    ['POST', '/counters/x/opening', { desks: 'all' }, 'desks'],
    ['POST', '/counters/x/opening', { desks: ['a', 5] }, 'desks.1'],
    ['POST', '/counters/x/opening', { takeOver: 1 }, 'takeOver'],
    ['POST', '/counters/x/pauses', { reason: 'x'.repeat(201) }, 'reason'],
    ['POST', '/tickets/x/completion', { outcome: 'day-ended' }, 'outcome'],
    ['POST', '/tickets/x/completion', { thenCallNext: 'yes' }, 'thenCallNext'],
    ['POST', '/tickets/x/requeue', { place: 'second' }, 'place'],
    ['POST', '/tickets/x/resumption', {}, 'counterId'],
    ['POST', '/tickets/x/transfers', {}, 'deskId'],
    ['POST', '/tickets/x/cancellation', { reason: 'bored' }, 'reason'],
    ['POST', '/announcements/1/confirmations', {}, 'stage'],
    ['POST', '/session', { username: 'x' }, 'password'],
    ['POST', '/devices', { kind: 'toaster', name: 'x', branchId: 'x' }, 'kind'],
    ['POST', '/devices/claims', {}, 'pairingCode'],
    ['POST', '/staff', {}, 'username'],
  ] as const)('%s %s %j: 400 names %s', async (method, path, body, field) => {
    expect(await admin.send(method, path, body)).toMatchObject(refused(400, 'malformed', field))
  })

  test('nobody knows are left alone', async () => {
    const answer = await admin.post('/tickets/nobody/service', { __proto__: 1, state: 'completed' })
    expect(answer).toMatchObject(refused(404, 'not_found'))
  })
})

describe('ids', () => {
  // A PUT makes what is not there yet.
  const withId = contract.filter(
    ({ method, path, may }) => method !== 'PUT' && path.includes(':id') && may !== 'anyone',
  )

  test.each(withId)('$method $path: an unknown one in the path is not there', async (route) => {
    const ids = [
      'nowhere',
      '../../etc/passwd',
      '%00',
      '%F0%9F%90%9B',
      "' OR 1=1 --",
      'x'.repeat(3000),
    ]
    for (const id of ids) {
      const path = route.path.replace(':id', encodeURIComponent(id))
      const { status } = await admin.send(route.method, path, route.body)
      // A body's own id is looked at after the path's.
      expect([id, status]).toEqual([id, 404])
    }
  })

  test('addresses nobody knows are answered as refusals', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['POST', '/tickets/x/nothing'],
      ['PUT', '/session'],
      ['GET', '/tickets'],
      ['GET', '/tickets/%'],
    ] as const)
      expect(await admin.send(method, path)).toMatchObject(refused(404, 'not_found'))
  })
})

describe('a page of another site', () => {
  const post = (headings: Record<string, string>) =>
    admin.with(headings).post('/tickets/nobody/service')
  const ours = { status: 404 }

  test('changes nothing, as the browser says where it comes from', async () => {
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await post({ 'Sec-Fetch-Site': site })).toMatchObject(refused(403, 'cross_site'))
    const { host } = new URL(hall.url)
    for (const origin of ['http://evil.example', 'null', `http://${host}.evil.example`, 'garbage'])
      expect(await post({ Origin: origin })).toMatchObject(refused(403, 'cross_site'))
    expect(await post({ 'Sec-Fetch-Site': 'cross-site', Origin: hall.url })).toMatchObject({
      status: 403,
    })
  })

  test('is no page of ours, nor a program that is not a browser', async () => {
    expect(await post({ 'Sec-Fetch-Site': 'same-origin' })).toMatchObject(ours)
    expect(await post({ Origin: hall.url })).toMatchObject(ours)
    expect(await post({})).toMatchObject(ours)
  })

  test('may read what anybody may read', async () => {
    const client = hall.visitor().with({ 'Sec-Fetch-Site': 'cross-site' })
    expect(await client.get('/branches')).toMatchObject({ status: 200 })
  })

  test('is kept from every change, log-in and claim included', async () => {
    for (const { method, path, body } of contract.filter((route) => route.method !== 'GET')) {
      const client = admin.with({ 'Sec-Fetch-Site': 'cross-site' })
      const answer = await client.send(method, path.replace(':id', 'x'), body)
      expect(answer).toMatchObject(refused(403, 'cross_site'))
    }
  })
})
