import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProgramScope } from '../../../domain/program.ts'
import { contract, type Route } from '../http/contract.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'
import { directorateNamed, everyScope, makeProgram, withKey } from './support.ts'

const hall = await openHall()
await hall.setClock('2026-11-24T10:00:00+03:00')
const works = await directorateNamed(hall, 'Fen')
const parks = await directorateNamed(hall, 'Park')

const wish = { kind: 'wish', channel: 'web', text: 'Parka bank istiyoruz.' }

describe('a key', () => {
  test('is shown once, and nothing that could be used is kept', async () => {
    const { id, secret } = await makeProgram(hall, { directorateId: works, perMinute: 30 })
    const { items } = (await hall.admin.get('/keys')).body
    expect(items.find((key: { id: string }) => key.id === id)).toEqual({
      ...{ id, name: 'Belge sistemi', scopes: everyScope, directorateId: works },
      ...{ perMinute: 30, createdAt: '2026-11-24T10:00:00+03:00' },
    })
    const stored = readFileSync(hall.server.opened.databaseFile + '-wal', 'latin1')
    expect(stored).toContain(id)
    expect(stored).not.toContain(secret.split('.')[1])
  })

  test('opens nothing when it is unknown, wrong, or no key at all', async () => {
    const { id } = await makeProgram(hall)
    for (const secret of [`${id}.wrong`, 'nobody.nothing', id, 'x', `${id}.a.b`])
      expect(await withKey(hall, secret).get('/requests')).toMatchObject(
        refused(401, 'unauthenticated'),
      )
  })

  test('opens nothing any more once it is revoked, also after a restart', async () => {
    const { id, client } = await makeProgram(hall)
    expectStatus(await client.get('/requests'), 200)
    expect((await hall.admin.delete(`/keys/${id}`)).status).toBe(204)
    expect((await client.get('/requests')).status).toBe(401)
    expect(await hall.admin.delete(`/keys/${id}`)).toMatchObject(refused(404, 'not_found'))
    await hall.restart()
    await hall.setClock('2026-11-24T10:00:00+03:00')
    expect((await client.get('/requests')).status).toBe(401)
  })

  test('asked for twice with one command key is one, with the secret of the second time', async () => {
    const input = { name: uniqueName('Bir kez'), scopes: everyScope }
    const client = hall.admin.key(uniqueName('key'))
    const made = async () => expectStatus(await client.post('/keys', input), 201).body
    const [first, second] = [await made(), await made()]
    expect(second.key).toEqual(first.key)
    const named = (await hall.admin.get('/keys')).body.items.filter(
      ({ name }: { name: string }) => name === input.name,
    )
    expect(named).toHaveLength(1)
    expect((await withKey(hall, second.secret).get('/requests')).status).toBe(200)
    expect((await withKey(hall, first.secret).get('/requests')).status).toBe(401)
    expect(await client.post('/keys', { ...input, perMinute: 7 })).toMatchObject(
      refused(422, 'key_reused', 'Idempotency-Key'),
    )
    expectStatus(await hall.admin.delete(`/keys/${first.key.id}`), 204)
    expect(await client.post('/keys', input)).toMatchObject(refused(404, 'not_found'))
  })

  test('is made and revoked on record', async () => {
    const { id } = await makeProgram(hall)
    await hall.admin.delete(`/keys/${id}`)
    const rows = hall.server.opened.house.tables
      .prepare('SELECT action FROM access_log WHERE subject = ? ORDER BY id')
      .all(id)
    expect(rows.map(({ action }) => action)).toEqual(['key-made', 'key-revoked'])
  })

  test.each([
    ['name', { name: ' ' }, 400],
    ['scopes', { scopes: [] }, 400],
    ['scopes.0', { scopes: ['everything'] }, 400],
    ['perMinute', { perMinute: 0 }, 400],
    ['directorateId', { directorateId: 'nowhere' }, 422],
  ])('what is wrong with its %s is named', async (field, more, status) => {
    const input = { name: 'x', scopes: everyScope, ...more }
    expect(await hall.admin.post('/keys', input)).toMatchObject({ status, body: { field } })
  })
})

describe('a program hands in a request', () => {
  test.each([
    ['referTo', { referTo: { directorateId: works, reason: '' } }],
    ['solvedAtDesk', { solvedAtDesk: true }],
    ['ticketId', { ticketId: 'nowhere' }],
    ['draftId', { draftId: 'nowhere' }],
  ])('and does not say what only people decide: %s', async (field, more) => {
    const { client } = await makeProgram(hall)
    expect(await client.post('/requests', { ...wish, ...more })).toMatchObject({
      ...{ status: 422, body: { refusal: 'not_for_programs', field } },
    })
  })
})

describe('cookies and keys', () => {
  test('a key that is given decides, whatever cookie comes with it', async () => {
    const { secret } = await makeProgram(hall)
    const both = hall.admin.with({ Authorization: `Bearer ${secret}` })
    expect(await both.get('/keys')).toMatchObject(refused(403, 'forbidden'))
    const wrong = hall.admin.with({ Authorization: 'Bearer nobody.nothing' })
    expect(await wrong.get('/keys')).toMatchObject(refused(401, 'unauthenticated'))
    const empty = hall.admin.with({ Authorization: 'Bearer' })
    expect(await empty.get('/keys')).toMatchObject(refused(401, 'unauthenticated'))
  })

  test('another way of logging in, such as that of a proxy in front, is none of ours', async () => {
    const basic = hall.admin.with({ Authorization: 'Basic YTpi' })
    expect((await basic.get('/keys')).status).toBe(200)
  })

  test('a page of another site stays refused, key or not', async () => {
    const { client } = await makeProgram(hall)
    const foreign = client.with({ Origin: 'https://baska.example' })
    expect(await foreign.post('/requests', wish)).toMatchObject(refused(403, 'cross_site'))
  })
})

/** Every route that a scope opens; all others stay closed to programs. */
const answers = [
  ...['receipt', 'passing-on', 'return', 'forwarding', 'answer', 'refusal', 'non-examination'],
  ...['question', 'fee', 'extension', 'interim-answer'],
]
const uploads = ['POST /attachments', 'DELETE /attachments/:id']
const open: Record<ProgramScope, string[]> = {
  // The receipt of what it handed in itself, for whoever filled in its form.
  'requests:create': ['POST /requests', 'POST /requests/:id/receipts', ...uploads],
  'requests:read': [
    ...['GET /requests', 'GET /requests/:id', 'GET /attachments/:id'],
    ...['POST /request-searches', 'GET /requests/open'],
  ],
  'referrals:answer': [
    'GET /referrals',
    ...uploads,
    ...answers.map((verb) => `POST /requests/:id/${verb}`),
  ],
}
const closed = contract.filter(({ may }) => may !== 'anyone')
const nameOf = ({ method, path }: Route) => `${method} ${path}`

describe.each(everyScope)('a key for %s', (scope) => {
  test('opens the routes of its scope and no other', async () => {
    const { client } = await makeProgram(hall, { scopes: [scope] })
    const opened: string[] = []
    for (const route of closed) {
      const { method, path, query, body } = route
      const filled = path.replace(/:\w+/, 'nowhere') + (query ? `?${query}` : '')
      const answer = await client.send(method, filled, body)
      if (answer.body?.refusal === 'forbidden') continue
      expect(answer.status).toBeLessThan(500)
      opened.push(nameOf(route))
    }
    expect(opened.toSorted()).toEqual(open[scope].toSorted())
  })
})

describe('a program', () => {
  test('hands in a request without knowing branches, once per idempotency key', async () => {
    const { client } = await makeProgram(hall, { scopes: ['requests:create'] })
    const input = { ...wish, applicant: { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 33' } }
    const first = expectStatus(await client.key('once').post('/requests', input), 201)
    const again = expectStatus(await client.key('once').post('/requests', input), 201)
    expect(again.body.request.id).toBe(first.body.request.id)
    expect(first.body.request).toMatchObject({ branchId: hall.branchId, status: 'received' })
    expect(JSON.stringify(first.body)).not.toContain('Yılmaz')
    const other = await client.key('once').post('/requests', { ...input, text: 'Başka' })
    expect(other).toMatchObject(refused(422, 'key_reused'))
    const neighbour = await makeProgram(hall)
    const theirs = await neighbour.client.key('once').post('/requests', input)
    expect(expectStatus(theirs, 201).body.request.id).not.toBe(first.body.request.id)
  })

  test('hands in nobody with a request of CİMER', async () => {
    const { client } = await makeProgram(hall)
    const receivedAt = '2026-11-20'
    const cimer = { kind: 'complaint', channel: 'cimer', externalReference: '2600555', receivedAt }
    const person = { ...cimer, applicant: { name: 'Ayşe' } }
    expect(await client.post('/requests', person)).toMatchObject(
      refused(422, 'no_applicant_allowed'),
    )
    const { body } = expectStatus(await client.post('/requests', cimer), 201)
    expect(body.request.applicant).toBeNull()
  })

  test('of a directorate sees what is referred there, and nothing else by guessing', async () => {
    const clerk = await hall.makeStaff('clerk')
    const take = async (directorateId: string) => {
      const referTo = { directorateId, reason: 'Bakım' }
      return expectStatus(await clerk.client.post('/requests', { ...wish, referTo }), 201).body
        .request.id as string
    }
    const [mine, foreign] = [await take(works), await take(parks)]
    const { client } = await makeProgram(hall, { directorateId: works })
    const idsOf = async (path: string) =>
      (await client.get(path)).body.items.map(({ id }: { id: string }) => id)
    for (const path of ['/requests', '/referrals', `/referrals?directorateId=${parks}`]) {
      const ids = await idsOf(path)
      expect(ids).toContain(mine)
      expect(ids).not.toContain(foreign)
    }
    expect((await client.get(`/requests/${foreign}`)).status).toBe(404)
    const answer = await client.post(`/requests/${foreign}/answer`, { text: 'x' })
    expect(answer).toMatchObject(refused(404, 'not_found'))
  })
})

test('a document system takes over a referral and answers it', async () => {
  const clerk = await hall.makeStaff('clerk')
  const { client } = await makeProgram(hall, {
    ...{ scopes: ['requests:read', 'referrals:answer'], directorateId: works },
  })
  const complaint = {
    ...{ kind: 'complaint', channel: 'in-person', text: 'Yol çukur.' },
    applicant: { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 33' },
    referTo: { directorateId: works, reason: 'Yol bakımı' },
  }
  const { id } = expectStatus(await clerk.client.post('/requests', complaint), 201).body.request
  const { items } = (await client.get('/referrals')).body
  expect(items.find((row: { id: string }) => row.id === id)).toMatchObject({
    referral: { isReceived: false },
    applicant: { shown: 'hidden', name: '', phone: '' },
  })
  const received = expectStatus(await client.key('r').post(`/requests/${id}/receipt`, {}), 201)
  const again = expectStatus(await client.key('r').post(`/requests/${id}/receipt`, {}), 201)
  expect(again.body.request.version).toBe(received.body.request.version)
  const asked = await client.post(`/requests/${id}/question`, { text: 'Hangi numaranın önü?' })
  expectStatus(asked, 201)
  const reply = { text: '12 numara' }
  expectStatus(await clerk.client.post(`/requests/${id}/supplement`, reply), 201)
  const answered = await client.post(`/requests/${id}/answer`, { text: 'Onarıldı.' })
  expect(expectStatus(answered, 201).body.request).toMatchObject({ status: 'answered' })
  const late = await client.post(`/requests/${id}/return`, { reason: 'x' })
  expect(late.body.refusal).toBe('not_your_request')

  const seen = (await clerk.client.get(`/requests/${id}`)).body.request
  expect(seen.steps.map(({ type }: { type: string }) => type)).toEqual([
    ...['registered', 'referred', 'received', 'asked', 'supplemented', 'answered'],
  ])
  const moved = expectStatus(await clerk.client.post('/requests', complaint), 201).body.request
  const passing = { directorateId: parks, reason: 'Park içinde' }
  const passed = await client.post(`/requests/${moved.id}/passing-on`, passing)
  expect(expectStatus(passed, 201).body.request).toMatchObject({ directorateId: parks })
})

describe('a limit', () => {
  test('is each key’s own, counted in a minute, and says when to come again', async () => {
    const strict = await openHall({ rateLimit: true })
    const { client } = await makeProgram(strict, { perMinute: 3 })
    const free = await makeProgram(strict, { perMinute: 100 })
    for (let call = 0; call < 3; call++) expectStatus(await client.get('/requests'), 200)
    const over = await client.get('/requests')
    expect(over).toMatchObject(refused(429, 'too_many_requests'))
    const seconds = Number(over.headers.get('Retry-After'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect((await client.get('/keys')).status).toBe(429)
    expect((await free.client.get('/requests')).status).toBe(200)
    expect((await strict.admin.get('/keys')).status).toBe(200)
  })
})
