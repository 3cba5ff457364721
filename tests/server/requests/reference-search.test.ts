import { beforeAll, expect, test } from 'vitest'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
})

async function take(more: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}
const fromCimer = (externalReference: string) =>
  take({
    ...{ channel: 'cimer', kind: 'complaint', text: '' },
    ...{ externalReference, receivedAt: '2026-11-24' },
  })

async function find(q: string, more: object = {}) {
  return expectStatus(await clerk.client.post('/request-searches', { q, ...more }), 200).body
}
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

test('a short number is ours, also when another channel has one like it', async () => {
  await fromCimer('3')
  await take()
  const third = await take()
  expect(third.number).toBe('2026-000003')
  expect(await find('3')).toMatchObject({ items: [{ id: third.id }], total: 1 })
})

test('another channel’s number stands above what is found besides, once each', async () => {
  const cimer = await fromCimer('2026-000003')
  const third = (await find('3')).items[0].id
  const found = await find('2026-000003')
  expect(idsOf(found)).toEqual([cimer.id, third])
  expect(found.total).toBe(2)
  const own = await fromCimer('2026-000005')
  expect(own.number).toBe('2026-000005')
  expect(await find('2026-000005')).toMatchObject({ items: [{ id: own.id }], total: 1 })
})
