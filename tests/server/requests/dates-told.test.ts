/** Which date is told to whom, and in which order and how soon. */
import { beforeEach, describe, expect, test } from 'vitest'
import { openPostOffice, words, type PostOffice } from '../mail/post-office.ts'
import { TestGateway } from '../sms/gateway.ts'
import { settingsFor } from '../sms/gateway-server.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let gateway: TestGateway
let office: PostOffice
let works = ''

const person = { name: 'Ayşe Yılmaz', phone: '05321112233' }
const information = { kind: 'information', applicant: person }

beforeEach(async () => {
  gateway = await new TestGateway().open()
  office = await openPostOffice()
  hall = await openHall()
  const from = { name: 'Masa', address: 'masa@belediye.example' }
  const email = { host: '127.0.0.1', port: office.port, security: 'none', user: '', from }
  const sms = settingsFor(gateway.url)
  expectStatus(await hall.admin.patch('/gateways', { sms, email }), 200)
  works = (await hall.admin.get('/directorates')).body.items[0].id
  const address = { email: 'fen@belediye.example' }
  expectStatus(await hall.admin.patch(`/directorates/${works}`, address), 200)
})

const at = (time: string) => hall.setClock(`${time}:00+03:00`)
async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Bir dilek', ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}
async function does(id: string, verb: string, body: Record<string, unknown> = {}) {
  return expectStatus(await hall.admin.post(`/requests/${id}/${verb}`, body), 201).body.request
}
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
const texts = () => gateway.delivered.map((body) => (JSON.parse(body) as { text: string }).text)
const letters = () => office.letters.map((letter) => ({ to: letter.to[0], text: words(letter) }))

describe('a fee', () => {
  test('is told with its own last day, which the citizen’s page shows too', async () => {
    await at('2026-12-07T10:00')
    const { id, number } = await take(information)
    await at('2026-12-21T10:00')
    const { clock, dueOn } = await does(id, 'fee', { text: '50 TL' })
    expect([clock.feeDueOn, dueOn]).toEqual(['2027-01-12', '2026-12-28'])
    await at('2026-12-21T10:01')
    expect(texts().at(-1)).toContain('Son ödeme günü 12.01.2027')
    const code = /kodunuz (\w+)/.exec(texts().at(-1) ?? '')?.[1]
    const { body } = await hall.admin.post('/request-status', { number, code })
    expect(body).toMatchObject({ feeDueOn: '2027-01-12', dueOn: null })
  })

  test('of the last day is written down the next morning', async () => {
    await at('2026-12-07T10:00')
    const { id } = await take(information)
    const { clock } = await does(id, 'fee', { text: '50 TL' })
    expect(clock.feeDueOn).toBe('2026-12-28')
    await at('2026-12-29T00:30')
    expect(await now(id)).toMatchObject({ status: 'awaiting-fee' })
    const paid = await does(id, 'fee-payment', { paidOn: '2026-12-28' })
    expect(paid).toMatchObject({ status: 'received', dueOn: '2027-01-19' })
    expect(paid.steps.at(-1)).toMatchObject({ type: 'fee-paid', data: { paidOn: '2026-12-28' } })
  })

  test('that was paid in time opens again what was closed, and the citizen hears it', async () => {
    await at('2026-12-07T10:00')
    const { id } = await take(information)
    await does(id, 'fee', { text: '50 TL' })
    await at('2026-12-07T10:01')
    await at('2026-12-30T00:30')
    expect(await now(id)).toMatchObject({
      ...{ status: 'closed', outcome: 'fee-unpaid' },
      unpaidFee: { askedOn: '2026-12-07', dueOn: '2026-12-28' },
    })
    const late = await hall.admin.post(`/requests/${id}/fee-payment`, { paidOn: '2026-12-29' })
    expect(late).toMatchObject({ status: 409, body: { refusal: 'paid_too_late', field: 'paidOn' } })
    const paid = await does(id, 'fee-payment', { paidOn: '2026-12-28' })
    expect(paid).toMatchObject({
      ...{ status: 'received', outcome: null, dueOn: '2027-01-19', closedAt: null },
      unpaidFee: null,
    })
    // That it was closed had not been told yet in that night.
    await at('2026-12-30T10:00')
    expect(texts()).toHaveLength(3)
    expect(texts().at(-1)).toContain('yeniden açıldı')
  })
})

describe('a hand-over', () => {
  test('is told with its own date: when it begins, when it is reminded, when it is late', async () => {
    await at('2026-12-07T10:00')
    const { id } = await take()
    const handed = await does(id, 'referrals', { directorateId: works, dueOn: '2026-12-10' })
    expect(handed.dueOn).not.toBe('2026-12-10')
    await does(id, 'reminders')
    await does(id, 'escalation')
    await at('2026-12-07T10:01')
    await expect.poll(letters).toHaveLength(3)
    for (const { to, text } of letters()) {
      expect(to).toBe('fen@belediye.example')
      expect(text).toContain('Son gün 10.12.2026')
    }
  })

  test('is shown with the working day before a closed one, and late by the same rule as the request', async () => {
    await at('2026-12-04T10:00')
    const { id, dueOn } = await take({ kind: 'petition' })
    await does(id, 'referrals', { directorateId: works })
    const officer = (await hall.makeStaff('officer', { directorateId: works })).client
    const mine = async () => (await officer.get('/referrals')).body.items[0]
    const whole = async () => (await officer.get(`/requests/${id}`)).body.request
    expect(dueOn).toBe('2026-12-31')
    expect((await mine()).referral).toMatchObject({ dueOn, due: 'later' })
    expect((await whole()).referrals[0]).toMatchObject({ dueOn })
    await at('2027-01-01T10:00')
    expect((await mine()).referral).toMatchObject({ due: 'late' })
    expect((await whole()).due).toBe('late')
    expect((await hall.admin.get('/requests/follow-up')).body.late).toBe(1)
  })

  test('whose clock stands is late for nobody', async () => {
    await at('2026-12-07T10:00')
    const { id } = await take(information)
    await does(id, 'referrals', { directorateId: works, dueOn: '2026-12-10' })
    await does(id, 'question', { text: 'Hangi yıl?' })
    await at('2026-12-14T10:00')
    const officer = (await hall.makeStaff('officer', { directorateId: works })).client
    expect((await officer.get('/referrals')).body.items[0].referral.due).toBe('stopped')
  })
})

test('what was answered is late for nobody while the citizen is still to be called', async () => {
  await at('2026-12-04T10:00')
  const { id } = await take({ kind: 'petition', applicant: { ...person, wantsCall: true } })
  await does(id, 'answer', { text: 'Bank kondu.' })
  await at('2027-01-04T10:00')
  const open = async (query: string) => (await hall.admin.get(`/requests/open?${query}`)).body.items
  expect(await now(id)).toMatchObject({ status: 'answered', due: 'answered' })
  expect(await open('')).toMatchObject([{ id, due: 'answered' }])
  expect(await open('due=late')).toEqual([])
  const figures = (await hall.admin.get('/requests/follow-up')).body
  expect(figures).toMatchObject({ late: 0, directorates: [] })
})

describe('a recipient’s silence', () => {
  const emails = { supervisor: 'sorumlu@belediye.example', manager: 'mudur@belediye.example' }

  test('is told to the supervisor, then to the manager, each by mail', async () => {
    expectStatus(await hall.admin.patch('/request-settings', { escalationEmails: emails }), 200)
    await at('2026-12-07T10:00')
    const { id, number } = await take()
    await does(id, 'referrals', { directorateId: works, dueOn: '2026-12-10' })
    const above = () => letters().filter(({ to }) => to !== 'fen@belediye.example')
    await at('2026-12-11T10:00')
    await expect.poll(above).toMatchObject([{ to: emails.supervisor }])
    await at('2026-12-15T10:00')
    await expect.poll(above).toMatchObject([{ to: emails.supervisor }, { to: emails.manager }])
    for (const { text } of above()) {
      expect(text).toContain(number)
      expect(text).toContain('Son gün 10.12.2026')
      expect(text).not.toContain('dilek')
    }
    const figures = (await hall.admin.get('/requests/follow-up')).body
    expect(figures).toMatchObject({ escalated: 1, escalatedToManager: 1 })
  })
})

describe('the night', () => {
  test('does not hold back the notice of an extension on its last day', async () => {
    await at('2026-12-07T10:00')
    const { id, dueOn } = await take(information)
    await at(`${dueOn}T22:30`)
    const { dueOn: extended } = await does(id, 'extension', { reason: 'Arşiv' })
    await at(`${dueOn}T22:31`)
    expect(texts()).toHaveLength(2)
    expect(texts().at(-1)).toContain(extended.split('-').toReversed().join('.'))
  })

  test('holds back one that can wait for the morning', async () => {
    await at('2026-12-07T10:00')
    const { id } = await take(information)
    await at('2026-12-08T22:30')
    await does(id, 'extension', { reason: 'Arşiv' })
    await at('2026-12-09T07:59')
    expect(texts()).toHaveLength(1)
    await at('2026-12-09T08:00')
    expect(texts()).toHaveLength(2)
  })

  test('mixes nothing up, and what was reopened meanwhile is not told as answered', async () => {
    await at('2026-12-07T23:00')
    const { id } = await take({ applicant: person })
    await does(id, 'answer', { text: 'Yapıldı.' })
    await does(id, 'reopening', { reason: 'Yanlış yanıt' })
    await does(id, 'answer', { text: 'Şimdi yapıldı.' })
    await at('2026-12-08T09:00')
    const [taken, again, answered, ...more] = texts()
    expect(taken).toContain('alındı')
    expect(again).toContain('yeniden açıldı')
    expect(answered).toContain('yanıtlandı')
    expect(more).toEqual([])
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })
})
