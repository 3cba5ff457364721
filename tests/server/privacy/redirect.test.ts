import { beforeEach, expect, test } from 'vitest'
import { openGateway, type TestGateway } from '../sms/gateway.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let gateway: TestGateway

const [old, anew] = ['+905321112233', '+905329998877']
const ayse = { name: 'Ayşe Yılmaz', phone: old }

beforeEach(async () => {
  gateway = await openGateway()
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  const sms = {
    ...{ kind: 'http', url: gateway.url, method: 'POST', contentType: 'json', headers: {} },
    ...{ bodyTemplate: '{"to":"{to}","text":"{text}"}', sender: '', successPattern: null },
  }
  expectStatus(await hall.admin.patch('/gateways', { sms }), 200)
})

/** The clock moves, and everything due has happened. */
const at = (time: string) => hall.setClock(`2026-11-${time}:00+03:00`)
async function take(more: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bank', applicant: ayse, ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
const answer = async (id: string) =>
  expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
const correct = async (id: string, patch: object) =>
  expectStatus(await hall.admin.patch(`/requests/${id}/applicant`, patch), 200)
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
const told = () => gateway.delivered.map((body) => JSON.parse(body) as { to: string; text: string })
const toldTo = (phone: string) => told().filter(({ to }) => to === phone)
const work = async () => (await hall.admin.get('/outbox/work')).body.items

test('an answer that waits for the morning goes to the telephone that was put right', async () => {
  const { id } = await take()
  await at('24T10:01')
  expect(toldTo(old)).toHaveLength(1)
  await at('24T22:00')
  await answer(id)
  await correct(id, { phone: '0532 999 88 77' })
  await at('25T09:30')
  expect(toldTo(old)).toHaveLength(1)
  expect(toldTo(anew).map(({ text }) => text)).toEqual([expect.stringContaining('yanıtlandı')])
  await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('what the old number never took is told at the new one, and never tried at the old one again', async () => {
  gateway.mood = { status: 400, body: 'no such number' }
  const { id } = await take()
  await answer(id)
  await at('24T10:01')
  await expect.poll(async () => (await work()).length).toBe(2)
  const { items } = (await hall.admin.get('/outbox?state=given-up')).body
  expect(items).toHaveLength(2)
  gateway.mood = 'well'
  await correct(id, { phone: anew })
  expect(await work()).toEqual([])
  for (const message of items) {
    const again = await hall.admin.post(`/outbox/${message.id}/retry`, {})
    expect(again.body).toMatchObject({ refusal: 'message_settled' })
  }
  await at('24T10:05')
  await expect.poll(() => toldTo(anew).length).toBe(2)
  expect(toldTo(old)).toEqual([])
  await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('what arrived is not told twice', async () => {
  const { id } = await take()
  await at('24T10:01')
  await correct(id, { phone: anew })
  await at('24T10:05')
  expect(told().map(({ to }) => to)).toEqual([old])
})

test('a name that was put right sends nothing anew', async () => {
  const { id } = await take()
  await at('24T22:00')
  await answer(id)
  const waiting = async () => (await hall.admin.get('/outbox?state=waiting')).body.items
  const before = await waiting()
  expect(before).toHaveLength(1)
  await correct(id, { name: 'Ayşe Yıldız' })
  expect((await waiting()).map((one: { id: string }) => one.id)).toEqual([before[0].id])
})

test('whoever wants a call from now on is called, in their language', async () => {
  const { id } = await take()
  await at('24T10:01')
  await at('24T22:00')
  await answer(id)
  await correct(id, { wantsCall: true, language: 'en' })
  const [call, ...others] = await work()
  expect(call).toMatchObject({ channel: 'call', event: 'answered', language: 'en' })
  expect(others).toEqual([])
  await at('25T09:30')
  expect(told()).toHaveLength(1)
})

test('an answer that nobody could be told is told once there is a telephone', async () => {
  const { id } = await take({ applicant: { name: 'Ayşe Yılmaz' } })
  await answer(id)
  expect(await now(id)).toMatchObject({ status: 'answered', isReachable: false })
  await correct(id, { phone: anew })
  await at('24T10:05')
  expect(toldTo(anew)).toHaveLength(1)
  await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
})

test('a text message that is under way to the old number is told to the new one too', async () => {
  gateway.mood = 'hangs'
  const { id } = await take()
  await expect.poll(() => gateway.received.length).toBe(1)
  await correct(id, { phone: anew })
  gateway.mood = 'well'
  await at('24T12:00')
  await expect.poll(() => toldTo(anew).length).toBe(1)
  expect(toldTo(old)).toEqual([])
})

test('a one-time code that was sent to the old number opens nothing any more', async () => {
  const { id, number } = await take({ kind: 'complaint' })
  const question = await hall.admin.post(`/requests/${id}/question`, { text: 'Hangi sokak?' })
  expectStatus(question, 201)
  await at('24T10:01')
  const code = /kodunuz (\w+)\./.exec(toldTo(old)[0]?.text ?? '')?.[1]
  const visitor = hall.visitor()
  expectStatus(await visitor.post('/request-status/one-time-codes', { number, code }), 202)
  const sixDigits = () => /Onay kodunuz (\d{6})/.exec(toldTo(old).at(-1)?.text ?? '')?.[1]
  await expect.poll(sixDigits).toBeDefined()
  await correct(id, { phone: anew })
  const opening = { number, code, oneTimeCode: sixDigits() }
  const opened = await visitor.post('/request-status/answer', opening)
  expect(opened.body).toMatchObject({ refusal: 'code_void' })
})

test('a one-time code that arrived says nothing of an answer that did not', async () => {
  const { id, number } = await take()
  await at('24T10:01')
  const code = /kodunuz (\w+)\./.exec(toldTo(old)[0]?.text ?? '')?.[1]
  gateway.mood = { status: 400, body: 'no such number' }
  await answer(id)
  await at('24T10:02')
  const [call] = await work()
  for (let ring = 0; ring < 3; ring++) {
    const attempt = { outcome: 'not-reached' }
    expectStatus(await hall.admin.post(`/outbox/${call.id}/attempts`, attempt), 201)
  }
  gateway.mood = 'well'
  const visitor = hall.visitor()
  expectStatus(await visitor.post('/request-status/one-time-codes', { number, code }), 202)
  await expect.poll(() => toldTo(old).length).toBe(2)
  await correct(id, { phone: anew })
  await at('24T10:05')
  await expect.poll(() => toldTo(anew).length).toBe(1)
  expect(toldTo(anew)[0]?.text).toContain('yanıtlandı')
})

test('who applied is put right after closing too: it says so, stays closed, keeps its day, and sends nothing', async () => {
  const { id } = await take({ solvedAtDesk: true })
  await at('24T10:01')
  const before = await now(id)
  const eraseOn = () => {
    const { tables } = hall.server.opened.house
    return tables.prepare('SELECT erase_on FROM applicants').all()
  }
  const day = eraseOn()
  await correct(id, { name: 'Ayşe Yıldız', phone: anew })
  await at('24T12:00')
  expect(told().map(({ to }) => to)).toEqual([old])
  const after = await now(id)
  expect(after).toMatchObject({
    status: 'closed',
    outcome: before.outcome,
    closedAt: before.closedAt,
  })
  expect(after.steps.at(-1)).toMatchObject({ type: 'edited', data: { applicant: true } })
  expect(eraseOn()).toEqual(day)
})

test('of a closed request only what still waits goes to the new number, not what was given up', async () => {
  gateway.mood = { status: 400, body: 'no such number' }
  const { id } = await take({ solvedAtDesk: true })
  await at('24T10:01')
  const [call] = await work()
  const notReached = { outcome: 'not-reached' }
  for (const hour of ['11', '12', '13', '14']) {
    await hall.admin.post(`/outbox/${call.id}/attempts`, notReached)
    await at(`24T${hour}:00`)
  }
  expect(await work()).toEqual([])
  gateway.mood = 'well'
  await at('24T22:00')
  const waiting = await take({ solvedAtDesk: true })
  await correct(waiting.id, { phone: anew })
  await correct(id, { phone: anew })
  await at('25T09:30')
  expect(toldTo(anew).map(({ text }) => text)).toEqual([expect.stringContaining(waiting.number)])
  expect(toldTo(old)).toEqual([])
})
