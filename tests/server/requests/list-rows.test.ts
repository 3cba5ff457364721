import { beforeAll, expect, test } from 'vitest'
import type { RequestResource } from '../../../domain/requests/resources.ts'
import type { ApiClient } from '../client.ts'
import { makeProgram } from '../programs/support.ts'
import { adminPassword, expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let works: string
let parks: string
/** Everybody who reads requests, by name. */
const readers = new Map<string, ApiClient>()

const place = { neighbourhood: 'Merkez', address: 'Çınarlı Sokak 17', point: null }
const applicant = { name: 'Ayşe Yılmaz', phone: '0532 117 45 39' }

beforeAll(async () => {
  hall = await openHall()
  clerk = await hall.makeStaff('clerk')
  const { items } = (await hall.admin.get('/directorates')).body
  const idOf = (start: string): string =>
    items.find(({ name }: { name: string }) => name.startsWith(start)).id
  works = idOf('Fen')
  parks = idOf('Park')
  for (const role of ['clerk', 'supervisor', 'manager', 'information-officer'])
    readers.set(role, (await hall.makeStaff(role)).client)
  const officer = async (directorateId: string) =>
    (await hall.makeStaff('officer', { directorateId })).client
  readers.set('officer of works', await officer(works))
  readers.set('officer of parks', await officer(parks))
  readers.set('program', (await makeProgram(hall)).client)
  readers.set('program of works', (await makeProgram(hall, { directorateId: works })).client)
  await hall.setClock('2026-11-24T10:00:00+03:00')
  await takeAll()
})

/** One of each sort: papers and wishes, CİMER, hand-overs, and one that works no longer has. */
async function takeAll() {
  const take = async (more: object) => {
    const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', place, ...more }
    return expectStatus(await clerk.client.post('/requests', input), 201).body.request.id as string
  }
  const { id: ticketId } = await hall.issue('Z')
  await take({ ticketId, applicant })
  await take({ kind: 'information', text: 'Bütçe soruluyor.', applicant })
  const cimer = { channel: 'cimer', externalReference: '2600001', receivedAt: '2026-11-24' }
  await take({ kind: 'complaint', ...cimer, text: '' })
  const referTo = { directorateId: works, reason: 'Yol' }
  await take({ kind: 'complaint', referTo, applicant })
  const moved = await take({ referTo, text: 'Yol çukur.' })
  await hall.setClock('2026-11-24T10:30:00+03:00')
  const passing = { directorateId: parks, reason: 'Park içinde' }
  const path = `/requests/${moved}/passing-on`
  expectStatus(await readers.get('officer of works')!.post(path, passing), 201)
  await hall.setClock('2026-11-24T11:00:00+03:00')
  const later = { text: 'Park çukur.', place: { ...place, address: 'Park' } }
  expectStatus(await clerk.client.patch(`/requests/${moved}`, later), 200)
}

const lists = [
  '/requests?limit=200',
  '/requests/open?limit=200',
  '/referrals',
  '/referrals?state=ended',
]
const mine = () => `/requests/mine?branch=${hall.branchId}&channels=in-person,cimer&days=30`

/** What a list and the request's own page both show. */
function shared({
  text,
  place,
  ticketId,
  topicId,
  status,
  neighbourhood,
  applicant,
}: RequestResource) {
  return { text, place, ticketId, topicId, status, neighbourhood, applicant }
}

test('a list shows each of its requests as its own page does, and none that cannot be opened', async () => {
  let compared = 0
  for (const [name, client] of readers)
    for (const path of [...lists, mine()]) {
      const answer = await client.get(path)
      if (answer.status === 403) continue
      for (const row of expectStatus(answer, 200).body.items as RequestResource[]) {
        const page = await client.get(`/requests/${row.id}`)
        expect(page.status, `${name} ${path}`).toBe(200)
        expect(shared(row), `${name} ${path}`).toEqual(shared(page.body.request))
        compared += 1
      }
    }
  expect(compared).toBeGreaterThan(40)
})

test('a list holds the whole shape of the contract', async () => {
  const { items } = (await clerk.client.get('/requests')).body as { items: RequestResource[] }
  const withTicket = items.find(({ ticketId }) => ticketId !== null)
  expect(withTicket).toMatchObject({
    ...{ kind: 'wish', channel: 'in-person', externalReference: null, topicId: null, place },
    ...{ text: 'Bir bank konsun.', status: 'received', applicant: { shown: 'masked' } },
    receivedAt: '2026-11-24T10:00:00+03:00',
  })
})

test('who passed it on reads in the list what it said then, and who has it what it says now', async () => {
  const textsOf = async (name: string) =>
    (await readers.get(name)!.get('/requests')).body.items.map(({ text }: RequestResource) => text)
  expect(await textsOf('officer of works')).toContain('Yol çukur.')
  expect(await textsOf('officer of works')).not.toContain('Park çukur.')
  expect(await textsOf('officer of parks')).toEqual(['Park çukur.'])
})

test('who has other work by now does not read what they once took', async () => {
  const { id, username, client } = await hall.makeStaff('clerk')
  const wish = { kind: 'wish', channel: 'in-person', text: 'Gizli.' }
  const paper = { ...wish, kind: 'petition', text: 'Dilekçe.' }
  for (const input of [wish, paper]) expectStatus(await client.post('/requests', input), 201)
  const patch = { role: 'information-officer' }
  expectStatus(await hall.admin.patch(`/staff/${id}`, patch), 200)
  const officer = await hall.logIn(username, adminPassword)
  const { items } = expectStatus(await officer.get(mine()), 200).body
  expect(items.map(({ text }: RequestResource) => text)).toEqual(['Dilekçe.'])
})
