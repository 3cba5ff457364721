import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../server/ids.ts'
import { webhookCarrier } from '../../../server/programs/webhook-carrier.ts'
import { refused } from '../shift.ts'
import { expectStatus, openHall } from '../support.ts'
import { directorateNamed, openReceiver, type Arrival, type Receiver } from './support.ts'

const hall = await openHall()
const works = await directorateNamed(hall, 'Fen')
const parks = await directorateNamed(hall, 'Park')
const person = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 33' }
const wish = { kind: 'wish', channel: 'in-person', text: 'Gizli Sokak 5 önü.', applicant: person }

let hour = 0
/** Each test has a day of its own, and no webhook of the one before. */
beforeEach(async () => {
  for (const { id } of (await hall.admin.get('/webhooks')).body.items)
    await hall.admin.delete(`/webhooks/${id}`)
  hour += 100
  await pass(0)
})
/** Let hours pass, and everything that is due then be sent. */
async function pass(hours: number) {
  hour += hours
  await hall.setClock(
    new Date(Date.parse('2026-11-24T10:00:00+03:00') + hour * 3.6e6).toISOString(),
  )
  await hall.server.opened.house.outbox.tick()
}

async function listen(to: Receiver, more: Record<string, unknown> = {}) {
  const { body } = expectStatus(await hall.admin.post('/webhooks', { url: to.url, ...more }), 201)
  return body as { webhook: { id: string }; secret: string }
}
async function take(more: Record<string, unknown> = {}) {
  return expectStatus(await hall.admin.post('/requests', { ...wish, ...more }), 201).body.request
}
const change = async (id: string, verb: string, body: Record<string, unknown> = {}) =>
  expectStatus(await hall.admin.post(`/requests/${id}/${verb}`, body), 201).body.request
const idOf = ({ headers }: Arrival) => headers['webhook-id'] as string
/** What the tests themselves caused: days that pass bring reminders of their own. */
const caused = (receiver: Receiver) =>
  receiver.arrivals.filter(({ body }) => !/"request\.(reminded|escalated)"/.test(body))
const payloadsAt = (receiver: Receiver) => caused(receiver).map(({ body }) => JSON.parse(body))
const typesAt = (receiver: Receiver) => payloadsAt(receiver).map(({ type }) => type)
async function arrived(receiver: Receiver, count: number) {
  await expect.poll(() => caused(receiver).length, { timeout: 10_000 }).toBe(count)
}

describe('a webhook', () => {
  test('brings every change, signed, with ids and never with anything about a person', async () => {
    const receiver = await openReceiver()
    const { secret } = await listen(receiver)
    const { id, number, dueOn } = await take()
    await arrived(receiver, 1)
    await change(id, 'referrals', { directorateId: works, reason: 'Gizli gerekçe' })
    await arrived(receiver, 2)
    const [first, second] = caused(receiver) as [Arrival, Arrival]
    for (const { headers, body } of [first, second])
      expect(() =>
        new Webhook(secret).verify(body, headers as Record<string, string>),
      ).not.toThrow()
    const tampered = second.body.replace('referred', 'answered')
    expect(() =>
      new Webhook(secret).verify(tampered, second.headers as Record<string, string>),
    ).toThrow('No matching signature')
    expect(JSON.parse(second.body)).toEqual({
      type: 'request.referred',
      timestamp: expect.stringMatching(/\+03:00$/),
      data: {
        ...{ requestId: id, number, status: 'referred', directorateId: works },
        ...{ dueOn, version: 2 },
      },
    })
    expect(JSON.parse(first.body)).toMatchObject({
      type: 'request.registered',
      data: { directorateId: null, version: 1 },
    })
    expect(idOf(first)).not.toBe(idOf(second))
    const everything = receiver.arrivals.map(({ body }) => body).join()
    for (const words of ['Yılmaz', '532', 'Gizli']) expect(everything).not.toContain(words)
  })

  test('of a directorate hears of what is referred there, to the moment it leaves', async () => {
    const receiver = await openReceiver()
    await listen(receiver, { directorateId: works })
    const { id } = await take()
    await take({ referTo: { directorateId: parks, reason: '' } })
    await change(id, 'referrals', { directorateId: works, reason: 'x' })
    await change(id, 'receipt')
    await change(id, 'passing-on', { directorateId: parks, reason: 'x' })
    await change(id, 'receipt')
    await arrived(receiver, 3)
    await pass(1)
    const told = payloadsAt(receiver).toSorted(
      (one, other) => Number(one.data['version']) - Number(other.data['version']),
    )
    expect(told.map(({ type }) => type)).toEqual([
      ...['request.referred', 'request.received', 'request.passed-on'],
    ])
    expect(told.at(-1)?.data['directorateId']).toBe(parks)
  })

  test('tells of a request that is referred as it is taken in two messages', async () => {
    const receiver = await openReceiver()
    await listen(receiver)
    await take({ referTo: { directorateId: works, reason: '' } })
    await arrived(receiver, 2)
    expect(typesAt(receiver).toSorted()).toEqual(['request.referred', 'request.registered'])
  })

  test('is told nothing of a change that was refused', async () => {
    const receiver = await openReceiver()
    const { id } = await take()
    await listen(receiver)
    expect((await hall.admin.post(`/requests/${id}/receipt`, {})).status).toBe(409)
    await pass(1)
    expect(caused(receiver)).toEqual([])
  })
})

describe('a receiver that is down', () => {
  test('is told everything once it is up again, each message under its one id', async () => {
    const receiver = await openReceiver()
    await listen(receiver)
    await receiver.close()
    const { id } = await take()
    for (const verb of ['referrals', 'receipt'])
      await change(id, verb, { directorateId: works, reason: 'x' })
    await pass(1)
    expect(caused(receiver)).toEqual([])
    await receiver.open()
    await pass(6)
    await arrived(receiver, 3)
    await pass(24)
    expect(caused(receiver)).toHaveLength(3)
    expect(new Set(caused(receiver).map(idOf)).size).toBe(3)
  })

  test.each([500, 404, 302])('is asked again after %i, with the same id', async (status) => {
    const receiver = await openReceiver()
    await listen(receiver)
    receiver.status = status
    await take()
    await arrived(receiver, 1)
    receiver.status = 200
    await expect.poll(() => pass(1).then(() => caused(receiver).length)).toBe(2)
    expect(new Set(caused(receiver).map(idOf)).size).toBe(1)
  })

  test('does not keep a restart from telling what waits', async () => {
    const receiver = await openReceiver()
    await listen(receiver)
    await receiver.close()
    await take()
    await hall.restart()
    await receiver.open()
    await expect.poll(() => pass(1).then(() => caused(receiver).length)).toBe(1)
    expect(typesAt(receiver)).toEqual(['request.registered'])
  })
})

test('a receiver that hangs is left alone for a while, so that others are told', async () => {
  const [hanging, well] = [await openReceiver(), await openReceiver()]
  hanging.hangs = true
  const { webhooks } = hall.server.opened.house
  const carrier = webhookCarrier(webhooks, 200)
  const sendTo = async (receiver: Receiver, webhookId: string) => {
    const item = {
      requestId: null,
      event: 'request.told',
      channel: 'webhook',
      language: 'tr',
    } as const
    return carrier.send({ ...item, id: newId(), to: receiver.url, subject: webhookId, text: '{}' })
  }
  const [slow, quick] = [(await listen(hanging)).webhook.id, (await listen(well)).webhook.id]
  expect(await sendTo(hanging, slow)).toMatchObject({ problem: 'timeout', mayRetry: true })
  expect(await sendTo(hanging, slow)).toMatchObject({ problem: 'resting', mayRetry: true })
  expect(hanging.arrivals).toHaveLength(1)
  expect(await sendTo(well, quick)).toMatchObject({ outcome: 'sent' })
})

describe('a webhook that is over', () => {
  const listed = async () => (await hall.admin.get('/webhooks')).body.items

  test('because its receiver says it is gone is told no more', async () => {
    const receiver = await openReceiver()
    await listen(receiver)
    receiver.status = 410
    const { id } = await take()
    await arrived(receiver, 1)
    await expect.poll(listed).toEqual([])
    await change(id, 'referrals', { directorateId: works, reason: 'x' })
    await pass(5)
    expect(caused(receiver)).toHaveLength(1)
  })

  test('because it was removed is told nothing of what still waited for it', async () => {
    const receiver = await openReceiver()
    const { webhook } = await listen(receiver)
    receiver.status = 500
    await take()
    await arrived(receiver, 1)
    expect((await hall.admin.delete(`/webhooks/${webhook.id}`)).status).toBe(204)
    expect(await hall.admin.delete(`/webhooks/${webhook.id}`)).toMatchObject(
      refused(404, 'not_found'),
    )
    await pass(1)
    await pause(50)
    expect(caused(receiver)).toHaveLength(1)
  })
})

describe('setting one up', () => {
  test('shows its secret once and keeps it sealed', async () => {
    const receiver = await openReceiver()
    const { secret, webhook } = await listen(receiver)
    expect(secret).toMatch(/^whsec_/)
    const { body } = await hall.admin.get('/webhooks')
    expect(JSON.stringify(body)).not.toContain(secret)
    expect(body.items).toMatchObject([{ id: webhook.id, url: receiver.url, directorateId: null }])
    const stored = readFileSync(`${hall.server.opened.databaseFile}-wal`, 'latin1')
    expect(stored).toContain(webhook.id)
    expect(stored).not.toContain(secret.slice('whsec_'.length))
  })

  test.each([
    ['url', { url: 'ftp://sistem.example/x' }, 400],
    ['url', { url: 'javascript:alert(1)' }, 400],
    ['url', { url: 'https://ad:parola@sistem.example/x' }, 400],
    ['url', { url: 'sistem' }, 400],
    ['directorateId', { url: 'https://sistem.example', directorateId: 'nowhere' }, 422],
  ])('names what is wrong with its %s', async (field, body, status) => {
    expect(await hall.admin.post('/webhooks', body)).toMatchObject({ status, body: { field } })
  })

  test('ends at twenty', async () => {
    const receiver = await openReceiver()
    for (let count = 0; count < 20; count++) await listen(receiver)
    const one = await hall.admin.post('/webhooks', { url: receiver.url })
    expect(one).toMatchObject(refused(409, 'too_many_webhooks'))
  })
})

test('a webhook asked for twice with one command key is one, and keeps its secret', async () => {
  const client = hall.admin.key('webhook-once')
  const ask = (url: string) => client.post('/webhooks', { url })
  const url = 'https://ornek.com/bildirim'
  const answers = await Promise.all([ask(url), ask(url), ask(url)])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect((await hall.admin.get('/webhooks')).body.items).toHaveLength(1)
  expect(await ask('https://ornek.com/baska')).toMatchObject(
    refused(422, 'key_reused', 'Idempotency-Key'),
  )
  await hall.admin.delete(`/webhooks/${answers[0]?.body.webhook.id}`)
  expect(await ask(url)).toMatchObject(refused(404, 'not_found'))
})
