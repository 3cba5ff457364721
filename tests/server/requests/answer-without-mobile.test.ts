/** The answer reaches also who has no mobile telephone, or none that anything is sent to. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { SendResult } from '../../../domain/requests/delivery.ts'
import type { SmsMessage } from '../../../server/sms/port.ts'
import { openPostOffice, words, type PostOffice } from '../mail/post-office.ts'
import { refused } from '../shift.ts'
import { openGateway } from '../sms/gateway.ts'
import { settingsFor } from '../sms/gateway-server.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let post: PostOffice

const grounds = 'Ticari sırdır.\nOn beş gün içinde Kurula itiraz edebilirsiniz.'
const ali = { name: 'Ali Kaya', email: 'ali@example.com' }
const day = '2026-11-24T10:00:00+03:00'

beforeEach(async () => {
  post = await openPostOffice()
  hall = await openHall()
  await hall.setClock(day)
})

const setUp = async (patch: object) => expectStatus(await hall.admin.patch('/gateways', patch), 200)
const mails = () => {
  const from = { name: 'Masa', address: 'masa@belediye.example' }
  return { host: '127.0.0.1', port: post.port, security: 'none', user: '', from }
}
async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'information', channel: 'email', text: 'Bilgi', applicant: ali, ...more }
  const { request } = expectStatus(await hall.admin.post('/requests', input), 201).body
  const { receipt } = (await hall.admin.post(`/requests/${request.id}/receipts`, {})).body
  return { id: request.id, key: { number: request.number, code: receipt.statusCode } }
}
const refuseIt = async (id: string) =>
  expectStatus(await hall.admin.post(`/requests/${id}/refusal`, { grounds }), 201)
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
const look = async (key: object) =>
  expectStatus(await hall.visitor().post('/request-status', key), 200).body
const askCode = (key: object) => hall.visitor().post('/request-status/one-time-codes', key)
const taskOf = async (id: string, event: string) =>
  (await hall.admin.get('/outbox/work')).body.items.find(
    (task: { requestId: string; event: string }) => task.requestId === id && task.event === event,
  )
const open = async (task: { id: string }) =>
  expectStatus(await hall.admin.post(`/outbox/${task.id}/openings`, {}), 201).body
const tick = async (task: { id: string }, outcome: string) =>
  expectStatus(await hall.admin.post(`/outbox/${task.id}/attempts`, { outcome }), 201)
/** The words of the last letter that has this in it. */
async function letterWith(part: string): Promise<string> {
  const found = () => post.letters.map(words).filter((letter) => letter.includes(part))
  await expect.poll(() => found().length).toBeGreaterThan(0)
  return found().at(-1)!
}

describe('with an e-mail alone', () => {
  test('the code goes there, and the grounds of a refusal are read on the page', async () => {
    await setUp({ email: mails() })
    const { id, key } = await take()
    await refuseIt(id)
    await letterWith('sonuçlandı')
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
    const hints = { phoneHint: null, emailHint: 'a***@e***.com' }
    expect(await look(key)).toMatchObject({ ...hints, codeObstacle: null, hasAnswer: true })
    expect(expectStatus(await askCode(key), 202).body).toEqual(hints)
    const oneTimeCode = /Onay kodunuz (\d{6})/.exec(await letterWith('Onay kodunuz'))?.[1]
    const opening = { ...key, oneTimeCode }
    const { body } = await hall.visitor().post('/request-status/answer', opening)
    expect(body.answer).toMatchObject({ type: 'refused', text: grounds })
    for (let asked = 2; asked <= 3; asked += 1) expect((await askCode(key)).status).toBe(202)
    expect(await askCode(key)).toMatchObject(refused(429, 'too_many_codes'))
  })

  test('a code that went to another address opens nothing any more', async () => {
    await setUp({ email: mails() })
    const { id, key } = await take()
    await refuseIt(id)
    expectStatus(await askCode(key), 202)
    const oneTimeCode = /Onay kodunuz (\d{6})/.exec(await letterWith('Onay kodunuz'))?.[1]
    const patch = { email: 'veli@example.com' }
    expectStatus(await hall.admin.patch(`/requests/${id}/applicant`, patch), 200)
    const opening = { ...key, oneTimeCode }
    const opened = await hall.visitor().post('/request-status/answer', opening)
    expect(opened).toMatchObject(refused(403, 'code_void'))
  })
})

test('with a telephone that nothing is sent to the code goes to the e-mail, and without one the page says why', async () => {
  await setUp({ email: mails() })
  const phone = '05321112245'
  const both = await take({ channel: 'in-person', applicant: { ...ali, phone } })
  await refuseIt(both.id)
  expect(await look(both.key)).toMatchObject({ phoneHint: null, emailHint: 'a***@e***.com' })
  const lone = await take({ channel: 'in-person', applicant: { name: 'Ali', phone } })
  await refuseIt(lone.id)
  const hints = { phoneHint: null, emailHint: null }
  expect(await look(lone.key)).toMatchObject({ ...hints, codeObstacle: 'no_gateway' })
  expect(await askCode(lone.key)).toMatchObject(refused(422, 'no_gateway'))
  const nobody = await take({ applicant: null })
  await refuseIt(nobody.id)
  expect(await look(nobody.key)).toMatchObject({ ...hints, codeObstacle: 'no_phone' })
  expect(await askCode(nobody.key)).toMatchObject(refused(409, 'no_phone'))
  await setUp({ sms: settingsFor((await openGateway()).url) })
  expect(await look(both.key)).toMatchObject({ phoneHint: '•• 45', emailHint: null })
})

describe('who is called', () => {
  const applicant = { name: 'Ayşe', phone: '05321112233', wantsCall: true }

  test('hears the decision itself, without link and code; then it is told', async () => {
    const { id, key } = await take({ channel: 'telephone', applicant })
    await refuseIt(id)
    const task = await taskOf(id, 'refused')
    const opened = await open(task)
    expect(opened).toMatchObject({ recipient: '+905321112233', words: grounds })
    expect(opened.text).toContain('sonuçlandı')
    expect(opened.text).not.toMatch(new RegExp(`http|Takip|${key.code}`))
    expect(await open(await taskOf(id, 'registered'))).toMatchObject({ words: null })
    await tick(task, 'reached')
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })

  test('hears what is asked of them, and what is to be paid', async () => {
    const asked = await take({ channel: 'telephone', applicant })
    const text = 'Hangi yılın bütçesi?'
    expectStatus(await hall.admin.post(`/requests/${asked.id}/question`, { text }), 201)
    expect((await open(await taskOf(asked.id, 'incomplete'))).words).toBe(text)
    const paying = await take({ channel: 'telephone', applicant })
    expectStatus(await hall.admin.post(`/requests/${paying.id}/fee`, { text: '12 TL' }), 201)
    expect((await open(await taskOf(paying.id, 'fee-asked'))).words).toBe('12 TL')
  })

  test('also when a text message became a call', async () => {
    const { id } = await take({
      channel: 'in-person',
      applicant: { ...applicant, wantsCall: false },
    })
    await refuseIt(id)
    await expect.poll(() => taskOf(id, 'refused')).toMatchObject({ channel: 'call' })
    const opened = await open(await taskOf(id, 'refused'))
    expect(opened.words).toBe(grounds)
    expect(opened.text).not.toMatch(/http|Takip/)
  })

  test('only who may read the request reads the words, and each look is on record', async () => {
    const { id } = await take({ channel: 'telephone', kind: 'complaint', applicant })
    expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Gizli' }), 201)
    const task = await taskOf(id, 'answered')
    const other = await hall.makeStaff('information-officer')
    const refusedOne = await other.client.post(`/outbox/${task.id}/openings`, {})
    expect(refusedOne).toMatchObject(refused(404, 'not_found'))
    const clerk = await hall.makeStaff('clerk')
    expect((await clerk.client.post(`/outbox/${task.id}/openings`, {})).body.words).toBe('Gizli')
    const { items } = (await hall.admin.get('/access-log')).body
    const looks = items.filter(({ action }: { action: string }) => action === 'opened')
    expect(looks).toHaveLength(1)
  })
})

describe('on WhatsApp and social media', () => {
  const applicant = { name: 'Can', handle: '@can' }
  const wish = { channel: 'whatsapp', kind: 'wish', applicant }
  const answer = async (id: string) =>
    expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
  /** A gateway that takes or refuses what it is given. */
  function wire(result: SendResult): SmsMessage[] {
    const taken: SmsMessage[] = []
    hall.server.opened.house.gateways.hand = {
      send: (message) => {
        taken.push(message)
        return Promise.resolve(result)
      },
    }
    return taken
  }

  test('who sends it by hand has the answer in the task', async () => {
    const { id, key } = await take(wish)
    await answer(id)
    expect(await look(key)).toMatchObject({ codeObstacle: 'no_phone' })
    const task = await taskOf(id, 'answered')
    const opened = await open(task)
    expect(opened).toMatchObject({ recipient: '@can', words: 'Yapıldı.' })
    expect(opened.text).toContain(key.code)
    await tick(task, 'sent')
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })

  test('a gateway sends the same words, and leaves nothing on the list', async () => {
    const taken = wire({ outcome: 'sent', reference: null })
    const { id } = await take(wish)
    await answer(id)
    await expect.poll(() => taken.length).toBe(2)
    expect(taken.map(({ to }) => to)).toEqual(['@can', '@can'])
    expect(taken[1]?.text).toMatch(/yanıtlandı[^]*\n\nYapıldı\.$/)
    expect((await hall.admin.get('/outbox/work')).body.items).toEqual([])
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })

  test('what the gateway refuses in the end stands on the list, with its words', async () => {
    const taken = wire({ outcome: 'failed', problem: 'http-422', mayRetry: false })
    const { id } = await take(wish)
    await answer(id)
    await expect.poll(() => taskOf(id, 'answered')).toMatchObject({ problem: 'http-422' })
    await hall.setClock('2026-11-26T10:00:00+03:00')
    expect(taken).toHaveLength(2)
    const task = await taskOf(id, 'answered')
    expect(await open(task)).toMatchObject({ words: 'Yapıldı.' })
    expect(await now(id)).toMatchObject({ status: 'answered', told: null })
    await tick(task, 'sent')
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })
})
