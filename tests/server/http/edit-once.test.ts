import { describe, expect, test } from 'vitest'
import { contract } from './contract.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin, branchId } = hall
const reused = refused(422, 'key_reused', 'Idempotency-Key')
const address = 'tcp://192.168.1.50:9100'

async function made(path: string, body: object, kind: string): Promise<string> {
  return expectStatus(await admin.post(path, body), 201).body[kind].id
}

/** Everything that can be edited: where, two edits of one field, and what the answer shows of it. */
const edits = [
  {
    path: async () => `/desks/${hall.desks['Z']}`,
    ...{ first: { name: 'Bir' }, other: { name: 'İki' }, kind: 'desk' },
  },
  {
    path: async () => `/counters/${hall.counters[0]}`,
    ...{ first: { name: 'Bir' }, other: { name: 'İki' }, kind: 'counter' },
  },
  {
    path: async () => `/branches/${branchId}`,
    ...{ first: { slipText: 'Bir' }, other: { slipText: 'İki' }, kind: 'branch' },
  },
  {
    path: async () => `/staff/${(await hall.makeStaff('clerk')).id}`,
    ...{ first: { name: 'Bir' }, other: { name: 'İki' }, kind: 'staff' },
  },
  {
    path: async () => {
      const printer = { kind: 'printer', name: 'Yazıcı', branchId, settings: { address } }
      return `/devices/${await made('/devices', printer, 'device')}`
    },
    ...{ first: { settings: { columns: 32 } }, other: { settings: { columns: 42 } } },
    kind: 'device',
  },
  {
    path: async () =>
      `/directorates/${await made('/directorates', { name: uniqueName('Müdürlük') }, 'directorate')}`,
    ...{ first: { email: 'bir@ornek.com' }, other: { email: 'iki@ornek.com' } },
    kind: 'directorate',
  },
  {
    path: async () => `/topics/${await made('/topics', { name: uniqueName('Konu') }, 'topic')}`,
    ...{ first: { documents: 'Bir' }, other: { documents: 'İki' }, kind: 'topic' },
  },
  {
    path: async () => '/request-settings',
    ...{ first: { sender: 'Bir' }, other: { sender: 'İki' }, kind: 'settings' },
  },
  {
    path: async () => '/calendar-settings',
    ...{ first: { halfDaysCount: true }, other: { halfDaysCount: false }, kind: '' },
  },
]

describe.each(edits)('an edit of the settings: $kind $first', ({ path, first, other, kind }) => {
  const shown = (body: Record<string, unknown>) => (kind === '' ? body : body[kind])

  test('is made once per key, and undoes nothing when it is repeated', async () => {
    const where = await path()
    const client = admin.key(uniqueName('key'))
    expect(shown(expectStatus(await client.patch(where, first), 200).body)).toMatchObject(first)
    expectStatus(await admin.patch(where, other), 200)
    const again = expectStatus(await client.patch(where, first), 200)
    expect(shown(again.body)).toMatchObject(other)
  })

  test('with the key of another edit is refused', async () => {
    const where = await path()
    const client = admin.key(uniqueName('key'))
    expectStatus(await client.patch(where, first), 200)
    expect(await client.patch(where, other)).toMatchObject(reused)
    expectStatus(await client.patch(where, first), 200)
  })

  test('names what it does not know, instead of passing it over', async () => {
    const before = expectStatus(await admin.patch(await path(), {}), 200).body
    expect(await admin.patch(await path(), { ...first, colour_: 3 })).toMatchObject(
      refused(400, 'malformed', 'colour_'),
    )
    expect(Object.keys(shown(before) as object)).toContain(Object.keys(first)[0])
  })
})

test('a refused edit leaves its key free', async () => {
  const client = admin.key(uniqueName('key'))
  expect(await client.patch(`/desks/${hall.desks['Z']}`, { letter: 'E' })).toMatchObject({
    status: 409,
  })
  expectStatus(await client.patch(`/desks/${hall.desks['Z']}`, { name: 'Üç' }), 200)
})

test('a removal that is repeated is done', async () => {
  const id = await made('/topics', { name: uniqueName('Konu') }, 'topic')
  const client = admin.key(uniqueName('key'))
  for (const _ of [1, 2]) expectStatus(await client.delete(`/topics/${id}`), 204)
  expectStatus(await admin.delete(`/topics/${id}`), 404)
  expect(await client.delete(`/directorates/${id}`)).toMatchObject(reused)
})

test('a list that is put there whole knows its key too', async () => {
  const client = admin.key(uniqueName('key'))
  const put = (names: string[]) => client.send('PUT', '/neighbourhoods', { names })
  for (const _ of [1, 2]) expect((await put(['Merkez'])).body.items).toHaveLength(1)
  expect(await put(['Liman'])).toMatchObject(reused)
})

test('two different edits at the same moment do not share a key', async () => {
  const client = admin.key(uniqueName('key'))
  const answers = await Promise.all(
    ['Dört', 'Beş'].map((name) => client.patch(`/desks/${hall.desks['Z']}`, { name })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 422])
})

/** Log-ins and claims are not kept, whatever key they come with. */
const commands = contract.filter(
  ({ method, path, may }) => method !== 'GET' && may !== 'anyone' && path !== '/session',
)

test.each(commands)('$method $path takes no key that is none', async (route) => {
  const { method, path, body, query = '', may } = route
  const caller = may.includes('admin') ? admin : (await hall.pairKiosk()).client
  const client = caller.with({ 'Idempotency-Key': 'x'.repeat(201) })
  const answer = await client.send(method, `${path.replaceAll(/:\w+/g, 'x')}?${query}`, body)
  expect(answer).toMatchObject(refused(400, 'malformed', 'Idempotency-Key'))
})
