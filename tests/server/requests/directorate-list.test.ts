import { beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let officer: Person
/** In the order in which they were taken; the last one is with another directorate by now. */
const taken: { id: string; number: string }[] = []
const dueOn = ['2026-11-30', '2026-11-26', '2026-11-27', '2026-11-27', '2026-11-25']

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const { items } = (await hall.admin.get('/directorates')).body
  const idOf = (start: string): string =>
    items.find(({ name }: { name: string }) => name.startsWith(start)).id
  const [works, parks] = [idOf('Fen'), idOf('Park')]
  officer = await hall.makeStaff('officer', { directorateId: works })
  for (const [index, day] of dueOn.entries()) {
    const input = {
      ...{ kind: index === 0 ? 'report' : 'wish', channel: 'institution', text: 'Çukur var.' },
      externalReference: `E-2026/${index}`,
    }
    const { request } = expectStatus(await hall.admin.post('/requests', input), 201).body
    const referral = { directorateId: works, dueOn: day }
    const path = `/requests/${request.id}/referrals`
    expectStatus(await hall.admin.post(path, referral), 201)
    taken.push(request)
  }
  const on = { directorateId: parks, reason: 'Parkın içinde.' }
  expectStatus(await officer.client.post(`/requests/${taken[4]?.id}/passing-on`, on), 201)
  const foreign = { kind: 'wish', channel: 'in-person', text: 'Başka iş.' }
  expectStatus(await hall.admin.post('/requests', foreign), 201)
})

interface Page {
  items: { id: string }[]
  total: number
  next: string | null
}
const idsOf = ({ items }: Page) => items.map(({ id }) => id)
const idsAt = (...places: number[]) => places.map((place) => taken[place]?.id)
const read = async (path: string): Promise<Page> =>
  expectStatus(await officer.client.get(path), 200).body

describe('an officer’s requests', () => {
  test('come page after page, the newest first, with what was passed on', async () => {
    const first = await read('/requests?limit=3')
    expect(first).toMatchObject({ total: 5, next: taken[2]?.number })
    const second = await read(`/requests?limit=3&after=${first.next}`)
    expect(second).toMatchObject({ total: 5, next: null })
    expect([...idsOf(first), ...idsOf(second)]).toEqual(idsAt(4, 3, 2, 1, 0))
  })

  test('are found by number and by reference', async () => {
    expect(idsOf(await read(`/requests?q=${taken[1]?.number}`))).toEqual(idsAt(1))
    const search = { q: 'E-2026/3' }
    const { body } = await officer.client.post('/request-searches', search)
    expect(idsOf(body)).toEqual(idsAt(3))
    expect((await officer.client.post('/request-searches', { q: 'Ayşe' })).body.items).toEqual([])
  })

  test('are narrowed as everybody’s are', async () => {
    expect(idsOf(await read('/requests?kind=report'))).toEqual(idsAt(0))
    expect(idsOf(await read('/requests?status=received'))).toEqual([])
  })
})

describe('what is referred to a directorate', () => {
  test('comes page after page, the earliest date first', async () => {
    const first = await read('/referrals?limit=2')
    expect(first.next).toMatch(/^2026-11-27~/)
    const second = await read(`/referrals?limit=2&after=${first.next}`)
    const ids = [...idsOf(first), ...idsOf(second)]
    expect(ids[0]).toBe(taken[1]?.id)
    expect(new Set(ids.slice(1, 3))).toEqual(new Set(idsAt(2, 3)))
    expect(ids[3]).toBe(taken[0]?.id)
    const third = second.next ? await read(`/referrals?limit=2&after=${second.next}`) : null
    expect(third?.items ?? []).toEqual([])
  })

  test('and is done is a list of its own', async () => {
    expect(idsOf(await read('/referrals?state=ended'))).toEqual(idsAt(4))
  })
})
