/** What directorates and other institutions are mailed: nothing that is not so any more, and no institution every day. */
import { beforeEach, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { expectStatus, openHall, type Person, type TestHall } from '../support.ts'

let hall: TestHall
let supervisor: Person
let works: string
let outside: string

beforeEach(async () => {
  hall = await openHall()
  await at('2026-11-23')
  supervisor = await hall.makeStaff('supervisor')
  works = await make('directorate', 'Zabıta')
  outside = await make('institution', 'Karayolları')
})

const at = (day: string) => hall.setClock(`${day}T10:00:00+03:00`)
async function make(kind: string, name: string): Promise<string> {
  const input = { kind, name, email: 'birim@x.tr' }
  return expectStatus(await hall.admin.post('/directorates', input), 201).body.directorate.id
}
async function refer(directorateId: string): Promise<string> {
  const referTo = { directorateId, reason: '' }
  const input = { kind: 'complaint', channel: 'in-person', text: 'Işık', referTo }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request.id
}
const does = async (id: string, verb: string, body: Record<string, unknown> = {}) =>
  expectStatus(await supervisor.client.post(`/requests/${id}/${verb}`, body), 201).body.request
/** The oldest first. */
async function events(state: string): Promise<string[]> {
  const { items } = (await hall.admin.get(`/outbox?channel=email&state=${state}`)).body
  return items.map(({ event }: { event: string }) => event).toReversed()
}

describe('a hand-over that is over', () => {
  test('withdrawn: nothing of it leaves any more but that no answer is needed', async () => {
    const id = await refer(works)
    for (const day of ['24', '25', '26', '27']) await at(`2026-11-${day}`)
    // Each reminder stands for those before it: nobody is to find three of them one morning.
    expect(await events('waiting')).toEqual(['referral-received', 'reminder'])
    await does(id, 'withdrawal', { reason: 'Vazgeçti' })
    expect(await events('waiting')).toEqual(['referral-withdrawn'])
  })

  test('passed on: only who has it now is told', async () => {
    const id = await refer(works)
    await does(id, 'passing-on', { directorateId: outside, reason: 'Onların' })
    expect(await events('waiting')).toEqual(['referral-received'])
    expect(await events('cancelled')).toEqual(['referral-received'])
  })

  test('answered: nobody is asked any more', async () => {
    const id = await refer(works)
    await does(id, 'reminders')
    await does(id, 'answer', { text: 'Yapıldı.' })
    expect(await events('waiting')).toEqual([])
  })
})

describe('another institution', () => {
  test('is not mailed every day, and its receipt is noted by those who lead', async () => {
    const id = await refer(outside)
    for (const day of ['24', '25', '26', '27', '30']) await at(`2026-11-${day}`)
    expect(await events('waiting')).toEqual(['referral-received'])
    const request = await does(id, 'receipt', { number: 'E-77' })
    const received = request.steps.find(({ type }: { type: string }) => type === 'received')
    expect(received.data).toMatchObject({ number: 'E-77', directorateId: outside })
    const clerk = (await hall.makeStaff('clerk')).client
    expect(await clerk.post(`/requests/${id}/receipt`, {})).toMatchObject({ status: 403 })
  })

  test('a directorate’s receipt stays its own', async () => {
    const id = await refer(works)
    const answer = await supervisor.client.post(`/requests/${id}/receipt`, {})
    expect(answer.body).toMatchObject({ refusal: 'not_your_request' })
  })
})

test('a date that has passed is refused by its name, and a note has the room of a text', async () => {
  const input = { kind: 'complaint', channel: 'in-person', text: 'Işık' }
  const { id } = expectStatus(await hall.admin.post('/requests', input), 201).body.request
  const send = (more: Record<string, unknown>) =>
    hall.admin.post(`/requests/${id}/referrals`, { directorateId: works, ...more })
  expect(await send({ dueOn: '2026-11-22' })).toMatchObject(refused(422, 'in_the_past', 'dueOn'))
  expect(await send({ reason: 'x'.repeat(10_001) })).toMatchObject(
    refused(400, 'malformed', 'reason'),
  )
  expectStatus(await send({ dueOn: '2026-11-23', reason: 'x'.repeat(10_000) }), 201)
})
