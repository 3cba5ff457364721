import { beforeAll, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { adminPassword, expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let clerk: Person
let informationOfficer: Person

beforeAll(async () => {
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  clerk = await hall.makeStaff('clerk')
  informationOfficer = await hall.makeStaff('information-officer')
})

async function take(more: Record<string, unknown>) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir bank konsun.', ...more }
  return expectStatus(await clerk.client.post('/requests', input), 201).body.request
}

async function open(query: string, person: Person = informationOfficer) {
  const { items } = expectStatus(await person.client.get(`/requests/open?${query}`), 200).body
  return items as { id: string; dueOn: string; clock: unknown }[]
}

const fromCimer = { channel: 'cimer', kind: 'complaint', text: '' }

describe('the open requests of the information officer', () => {
  test('are those of one channel, the earliest date first', async () => {
    await take({})
    const near = { externalReference: '26-1', receivedAt: '2026-11-20' }
    const late = { externalReference: '26-2', receivedAt: '2026-10-05' }
    const { id: second } = await take({ ...fromCimer, ...near })
    const { id: first } = await take({ ...fromCimer, ...late })
    await take({ kind: 'petition' })
    expect((await open('channel=cimer')).map(({ id }) => id)).toEqual([first, second])
    expect(await open('channel=in-person')).toHaveLength(1)
    expect(await open('')).toHaveLength(3)
  })

  test('are those of one kind, each with how its clock stands', async () => {
    const { id } = await take({ kind: 'information' })
    const path = `/requests/${id}/fee`
    expectStatus(await informationOfficer.client.post(path, { text: 'Kopya ücreti 120 TL.' }), 201)
    const [row, ...others] = await open('kind=information')
    expect(others).toEqual([])
    expect(row?.clock).toEqual({
      isExtended: false,
      stoppedOn: '2026-11-24',
      feeDueOn: '2026-12-15',
    })
  })

  test('never hold what is not theirs, also when it is asked for', async () => {
    expect(await open('kind=wish')).toEqual([])
    const supervisor = await hall.makeStaff('supervisor')
    expect(await open('kind=wish', supervisor)).toHaveLength(1)
  })
})

test('a clerk finds what a supervisor gave to them, and nothing else', async () => {
  const clerk = await hall.makeStaff('clerk')
  const other = await hall.makeStaff('clerk')
  const { id } = await take({})
  await take({})
  const path = `/requests/${id}/assignment`
  expectStatus(await hall.admin.post(path, { staffId: clerk.id }), 201)
  expect((await open('', clerk)).map((one) => one.id)).toEqual([id])
  expect(await open(`assigneeId=${clerk.id}`, other)).toEqual([])
})

describe('a colleague', () => {
  const assign = (id: string, staffId: string) =>
    hall.admin.post(`/requests/${id}/assignment`, { staffId })

  test('who may not read a request is not given it: officers none, information officers theirs', async () => {
    const { items } = (await hall.admin.get('/directorates')).body
    const officer = await hall.makeStaff('officer', { directorateId: items[0].id })
    const referTo = { directorateId: items[0].id, reason: 'Bakılsın' }
    const { id } = await take({ referTo })
    for (const { id: staffId } of [officer, informationOfficer, { id: 'nobody' }])
      expect(await assign(id, staffId)).toMatchObject(refused(422, 'unknown_staff', 'staffId'))
    const { id: petition } = await take({ kind: 'petition' })
    expectStatus(await assign(petition, informationOfficer.id), 201)
  })

  test('whose work changed finds only what they may read now', async () => {
    const person = await hall.makeStaff('clerk')
    const { id } = await take({})
    expectStatus(await assign(id, person.id), 201)
    expect(await open('', person)).toHaveLength(1)
    const { items } = (await hall.admin.get('/directorates')).body
    const change = { role: 'officer', directorateId: items[0].id }
    expectStatus(await hall.admin.patch(`/staff/${person.id}`, change), 200)
    const client = await hall.logIn(person.username, adminPassword)
    expect(await open('', { ...person, client })).toEqual([])
  })
})
