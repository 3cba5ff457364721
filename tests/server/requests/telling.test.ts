import { beforeEach, describe, expect, test } from 'vitest'
import { TestGateway } from '../sms/gateway.ts'
import { settingsFor } from '../sms/gateway-server.ts'
import { expectStatus, openHall, type TestHall } from '../support.ts'

let hall: TestHall
let gateway: TestGateway

const person = { name: 'Ayşe Yılmaz', phone: '05321112233' }

beforeEach(async () => {
  gateway = await new TestGateway().open()
  hall = await openHall()
  await hall.setClock('2026-11-24T10:00:00+03:00')
  expectStatus(await hall.admin.patch('/gateways', { sms: settingsFor(gateway.url) }), 200)
})

async function take(more: Record<string, unknown> = {}) {
  const input = { kind: 'wish', channel: 'in-person', text: 'Çok gizli bir konu', ...more }
  return expectStatus(await hall.admin.post('/requests', input), 201).body.request
}

const answer = (id: string) => hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' })
const now = async (id: string) => (await hall.admin.get(`/requests/${id}`)).body.request
/** The clock moves, and everything due has happened. */
const at = (time: string) => hall.setClock(`${time}:00+03:00`)
const texts = () => gateway.delivered.map((body) => (JSON.parse(body) as { text: string }).text)

describe('a citizen is told', () => {
  test('the number when it is taken, and the answer; then it is closed', async () => {
    const { id, number } = await take({ applicant: person })
    await at('2026-11-24T10:01')
    expectStatus(await answer(id), 201)
    await at('2026-11-24T10:02')
    expect(texts()).toHaveLength(2)
    for (const text of texts()) {
      expect(text).toContain(number)
      expect(text).not.toContain('gizli')
    }
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })

  test('by a call when no message gets through, and it is closed once somebody has called', async () => {
    const { id } = await take({ applicant: person })
    expectStatus(await answer(id), 201)
    gateway.mood = { status: 400, body: 'no' }
    await at('2026-11-24T10:01')
    await at('2026-11-28T10:01')
    await at('2026-12-01T10:01')
    const work = (await hall.admin.get('/outbox/work')).body.items
    const call = work.find(
      (task: { event: string; channel: string }) =>
        task.event === 'answered' && task.channel === 'call',
    )
    const opened = expectStatus(await hall.admin.post(`/outbox/${call.id}/openings`, {}), 201).body
    expect(opened).toMatchObject({ recipient: '+905321112233' })
    expect(opened.text).toContain('yanıtlandı.')
    // Who reads it out needs no code.
    expect(opened.text).not.toMatch(/kod|#/)
    expect(await now(id)).toMatchObject({ status: 'answered' })
    const called = await hall.admin.post(`/outbox/${call.id}/attempts`, { outcome: 'reached' })
    expectStatus(called, 201)
    await expect.poll(() => now(id)).toMatchObject({ status: 'closed', told: 'told' })
  })

  test('with nobody to tell it is closed with its answer', async () => {
    const { id } = await take()
    const answered = expectStatus(await answer(id), 201).body.request
    expect(answered).toMatchObject({ status: 'closed', outcome: 'answered', isReachable: false })
  })

  test('with no way to reach them, somebody closes it by hand', async () => {
    const applicant = { name: 'Ayşe Yılmaz', address: 'Çınar Sk. 4' }
    const { id } = await take({ applicant })
    expectStatus(await answer(id), 201)
    await at('2026-11-24T10:02')
    expect(await now(id)).toMatchObject({ status: 'answered', isReachable: false })
    const closed = await hall.admin.post(`/requests/${id}/closing`, { reason: 'İletişim yok' })
    expect(expectStatus(closed, 201).body.request).toMatchObject({ status: 'closed' })
  })

  test('of WhatsApp by hand, to the account they wrote from', async () => {
    const handle = '+49 151 2345'
    await take({ channel: 'whatsapp', applicant: { name: 'Can', handle } })
    const work = (await hall.admin.get('/outbox/work')).body.items
    expect(work).toMatchObject([{ channel: 'hand', event: 'registered' }])
    const { body } = await hall.admin.post(`/outbox/${work[0].id}/openings`, {})
    expect(body).toMatchObject({ recipient: handle })
    expect(gateway.delivered).toEqual([])
  })

  test('what cannot be sent by hand becomes a call, and is on record when there is no telephone', async () => {
    const told = async (more: Record<string, unknown>) => {
      const { id } = await take({ channel: 'whatsapp', applicant: { name: 'Can', ...more } })
      expectStatus(await hall.admin.post(`/requests/${id}/answer`, { text: 'Yapıldı.' }), 201)
      return id
    }
    const work = async (id: string, wanted: string) =>
      (await hall.admin.get('/outbox/work')).body.items.find(
        (item: { requestId: string; event: string; channel: string }) =>
          item.requestId === id && item.event === 'answered' && item.channel === wanted,
      )
    const couldNot = async (id: string) =>
      hall.admin.post(`/outbox/${(await work(id, 'hand')).id}/attempts`, { outcome: 'not-reached' })

    const called = await told({ handle: '@can', phone: '05321112244' })
    expect(expectStatus(await couldNot(called), 201).body.message.state).toBe('given-up')
    expect(await work(called, 'call')).toMatchObject({ state: 'waiting', attempts: 0 })
    expect((await hall.admin.get(`/requests/${called}`)).body.request.told).toBeNull()

    const gone = await told({ handle: '@yok' })
    expectStatus(await couldNot(gone), 201)
    const now = async () => (await hall.admin.get(`/requests/${gone}`)).body.request
    await expect.poll(now).toMatchObject({ status: 'answered', told: 'attempted' })
    const reason = { reason: 'Hesap yok, başka yol bilinmiyor.' }
    expectStatus(await hall.admin.post(`/requests/${gone}/closing`, reason), 201)
  })

  test('never of CİMER', async () => {
    const cimer = {
      channel: 'cimer',
      externalReference: '26-1',
      receivedAt: '2026-11-24',
      text: '',
    }
    const { id } = await take(cimer)
    expectStatus(await answer(id), 201)
    await at('2026-11-24T10:05')
    expect((await hall.admin.get('/outbox')).body.items).toEqual([])
  })
})

describe('the days bring by themselves', () => {
  test('reminders, then the supervisor, then the manager', async () => {
    const { items } = (await hall.admin.get('/directorates')).body
    const referTo = { directorateId: items[0].id, reason: 'Lütfen' }
    const { id, dueOn } = await take({ referTo })
    expect(dueOn).toBe('2026-12-15')
    await at('2026-11-26T09:00')
    await at('2026-11-26T15:00')
    expect((await now(id)).referrals[0]).toMatchObject({ reminders: 1, escalation: null })
    await at('2026-12-16T09:00')
    expect((await now(id)).referrals[0]).toMatchObject({ escalation: 'supervisor' })
    await at('2026-12-18T09:00')
    expect((await now(id)).referrals[0]).toMatchObject({ escalation: 'manager' })
  })

  test('a fee that is not paid in time closes the request', async () => {
    const { id } = await take({ kind: 'information' })
    expectStatus(await hall.admin.post(`/requests/${id}/fee`, { text: '12 TL' }), 201)
    const { feeDueOn } = (await now(id)).clock
    await at(`${feeDueOn}T23:00`)
    expect(await now(id)).toMatchObject({ status: 'awaiting-fee' })
    await at('2026-12-31T09:00')
    expect(await now(id)).toMatchObject({ status: 'closed', outcome: 'fee-unpaid' })
  })

  test('a request knows its ticket until the day is over, and never a desk that tells of health', async () => {
    const { id: ticketId } = await hall.issue('E')
    const { id } = await take({ ticketId, deskId: hall.desks['E'] })
    expect(await now(id)).toMatchObject({ ticketId, deskId: null })
    await at('2026-11-25T09:00')
    expect(await now(id)).toMatchObject({ ticketId: null, deskId: null })
  })
})
