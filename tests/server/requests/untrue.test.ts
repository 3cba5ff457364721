/** What a citizen is not told any more, because it is not so any more; and what they are told once they can be reached. */
import { beforeEach, describe, expect, test } from 'vitest'
import { refused } from '../shift.ts'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { settingsFor } from '../sms/gateway-server.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let gateway: TestGateway

const [wrong, right] = ['+905321112233', '+905329998877']

beforeEach(async () => {
  gateway = await openGateway()
  hall = await openHall()
  await at('2026-11-24T10:00')
  expectStatus(await hall.admin.patch('/gateways', { sms: settingsFor(gateway.url) }), 200)
})

/** The clock moves, and everything due has happened. */
const at = (time: string) => hall.setClock(`${time}:00+03:00`)
const noSuchNumber = { status: 400, body: 'no such number' }

async function take(more: Record<string, unknown> = {}) {
  const applicant = { name: 'Ayşe Yılmaz', phone: wrong }
  const input = { kind: 'wish', channel: 'in-person', text: 'Bank', applicant, ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
async function does(id: string, verb: string, body: Record<string, unknown> = {}) {
  expectStatus(await hall.admin.post(`/requests/${id}/${verb}`, body), 201)
}
const answer = (id: string) => does(id, 'answer', { text: 'Bank kondu.' })
const reopen = (id: string) => does(id, 'reopening', { reason: 'Yanlış yanıt' })
const putRight = async (id: string) =>
  expectStatus(await hall.admin.patch(`/requests/${id}/applicant`, { phone: right }), 200)
const texts = () => gateway.delivered.map((body) => (JSON.parse(body) as { text: string }).text)
const messages = async (state: string) =>
  (await hall.admin.get(`/outbox?state=${state}`)).body.items as { id: string; event: string }[]
const eventsOf = async (state: string) => (await messages(state)).map(({ event }) => event)
/** Everything so far was tried, in vain. */
async function inVain(time: string) {
  gateway.mood = noSuchNumber
  await at(time)
}
/** A request whose messages reach nobody, answered; one minute of trying. */
async function answeredInVain() {
  gateway.mood = noSuchNumber
  const { id } = await take()
  await answer(id)
  await inVain('2026-11-24T10:02')
  return id
}
/** From now on messages arrive; those to the number that was put right have arrived. */
async function arrive(id: string, time: string) {
  gateway.mood = 'well'
  await putRight(id)
  await at(time)
}

describe('an end that was taken back', () => {
  test('is not told at the number that was put right', async () => {
    const id = await answeredInVain()
    await reopen(id)
    await inVain('2026-11-24T10:03')
    await arrive(id, '2026-11-24T10:05')
    expect(texts()).toHaveLength(2)
    expect(texts()[0]).toContain('alındı')
    expect(texts()[1]).toContain('yeniden açıldı')
  })

  test('and that came again is the last that is told', async () => {
    const id = await answeredInVain()
    await reopen(id)
    await inVain('2026-11-24T10:03')
    await answer(id)
    await inVain('2026-11-24T10:04')
    await reopen(id)
    await answer(id)
    await inVain('2026-11-24T10:05')
    await arrive(id, '2026-11-24T10:06')
    expect(texts()).toHaveLength(3)
    expect(texts()[1]).toContain('yeniden açıldı')
    expect(texts()[2]).toContain('yanıtlandı')
  })

  test('cannot be sent again, and nobody is called about it', async () => {
    const id = await answeredInVain()
    const ended = (await messages('given-up')).find(({ event }) => event === 'answered')
    await reopen(id)
    const again = await hall.admin.post(`/outbox/${ended?.id}/retry`, {})
    expect(again).toMatchObject(refused(409, 'message_settled'))
    const work = (await hall.admin.get('/outbox/work')).body.items as { event: string }[]
    expect(work.map(({ event }) => event)).not.toContain('answered')
  })
})

describe('a question that was answered at the desk', () => {
  test.each([
    ['incomplete', 'question', { text: 'Hangi yıl?' }, 'supplement', { text: '2020' }],
    ['fee-asked', 'fee', { text: '50 TL' }, 'fee-payment', {}],
  ])('is asked no more: %s', async (event, asking, question, answering, given) => {
    gateway.mood = noSuchNumber
    const { id } = await take({ kind: 'information' })
    await does(id, asking, question)
    await inVain('2026-11-24T10:02')
    expect(await eventsOf('given-up')).toContain(event)
    await does(id, answering, given)
    expect(await eventsOf('given-up')).not.toContain(event)
    await arrive(id, '2026-11-24T10:05')
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('alındı')
  })

  test('is still asked while it is open', async () => {
    gateway.mood = noSuchNumber
    const { id } = await take({ kind: 'information' })
    await does(id, 'question', { text: 'Hangi yıl?' })
    await inVain('2026-11-24T10:02')
    await arrive(id, '2026-11-24T10:05')
    expect(texts()).toHaveLength(2)
  })
})

test('the notice of an extension leaves in the night, also to the number that was put right', async () => {
  const { id, dueOn } = await take({ kind: 'information' })
  await at(`${dueOn}T21:30`)
  gateway.mood = 'broken'
  await does(id, 'extension', { reason: 'Başka birim' })
  await at(`${dueOn}T21:31`)
  gateway.mood = 'well'
  gateway.delivered.length = 0
  await putRight(id)
  await at(`${dueOn}T21:32`)
  expect(gateway.delivered.map((body) => (JSON.parse(body) as { to: string }).to)).toEqual([right])
})
