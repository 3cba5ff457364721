import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../../../server/outbox/port.ts'
import { newId } from '../../../server/ids.ts'
import { refused } from '../shift.ts'
import { openHall } from '../support.ts'
import { hours } from './support.ts'

const noon = Date.parse('2026-11-24T12:00:00+03:00')
const hall = await openHall()
await hall.setClock(new Date(noon).toISOString())
const clerk = await hall.makeStaff('clerk')
const supervisor = await hall.makeStaff('supervisor')

/** Hand in a message as a change would do. */
async function tell(message: Partial<NewMessage> = {}): Promise<string> {
  const { outbox, tables } = hall.server.opened.house
  const id = newId()
  const usual = { requestId: null, event: 'request-answered', language: 'tr' }
  const call = {
    channel: 'call' as const,
    to: '+905321234567',
    text: 'Başvurunuz yanıtlandı.',
    words: null,
  }
  await tables.edit(...outbox.enqueue({ ...usual, ...call, ...message, id }))
  return id
}
const messageOf = async (id: string) => (await supervisor.client.get(`/outbox/${id}`)).body
const workIds = async () =>
  (await clerk.client.get('/outbox/work')).body.items.map(({ id }: { id: string }) => id)

describe('the list of messages', () => {
  it('shows whom only masked, and what only by its event', async () => {
    const id = await tell()
    const { body } = await supervisor.client.get('/outbox?channel=call')
    expect(body.items[0]).toEqual({
      ...{ id, requestId: null, requestNumber: null, event: 'request-answered' },
      ...{ channel: 'call', language: 'tr', recipient: '+90 5•• ••• •• 67' },
      ...{ createdAt: '2026-11-24T12:00:00+03:00', attempts: 0, state: 'waiting' },
      ...{ nextAt: '2026-11-24T12:00:00+03:00', sentAt: null, problem: null },
    })
    expect(JSON.stringify(body)).not.toContain('532123')
  })

  it('is sieved by state and channel', async () => {
    await tell()
    await tell({ channel: 'hand', to: '@vatandas' })
    const { body: calls } = await supervisor.client.get('/outbox?channel=hand&state=waiting')
    expect(calls.items).toMatchObject([{ channel: 'hand', recipient: '@•••' }])
    const { body: sent } = await supervisor.client.get('/outbox?state=sent')
    expect(sent.items).toEqual([])
    expect(await supervisor.client.get('/outbox?state=lost')).toMatchObject({
      ...{ status: 400, body: { field: 'state' } },
    })
  })

  it('goes on where the page before ended, none twice and none left out', async () => {
    const ids = new Set<string>()
    for (let count = 0; count < 120; count++) ids.add(await tell({ event: 'page' }))
    const seen: string[] = []
    let after: string | null = null
    do {
      const path: string = after === null ? '/outbox' : `/outbox?after=${after}`
      const { body } = await supervisor.client.get(path)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      after = body.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of ids) expect(seen).toContain(id)
  })

  it('is for those who lead', async () => {
    const id = await tell()
    for (const path of ['/outbox', `/outbox/${id}`])
      expect(await clerk.client.get(path)).toMatchObject(refused(403, 'forbidden'))
    expect(await clerk.client.post(`/outbox/${id}/retry`, {})).toMatchObject(
      refused(403, 'forbidden'),
    )
  })
})

describe('a call', () => {
  it('is listed masked, and shown in full to who opens it, which is on record', async () => {
    const id = await tell()
    const { body } = await clerk.client.get('/outbox/work')
    const listed = body.items.find((item: { id: string }) => item.id === id)
    expect(listed).toMatchObject({ recipient: '+90 5•• ••• •• 67' })
    expect(JSON.stringify(body)).not.toMatch(/5321234567|yanıtlandı/)
    const looks = async () => (await hall.admin.get('/access-log')).body.items
    const before = (await looks()).length
    expect(await clerk.client.post(`/outbox/${id}/openings`, {})).toEqual(
      expect.objectContaining({
        status: 201,
        body: {
          recipient: '+905321234567',
          subject: '',
          text: 'Başvurunuz yanıtlandı.',
          words: null,
        },
      }),
    )
    expect((await looks()).slice(0, -before || undefined)).toMatchObject([
      { action: 'opened', staffName: clerk.username },
    ])
  })

  it('cannot be opened by who has no business with it, nor once it is settled', async () => {
    const officer = await hall.makeStaff('information-officer')
    const id = await tell()
    expect(await officer.client.post(`/outbox/${id}/openings`, {})).toMatchObject(
      refused(404, 'not_found'),
    )
    await clerk.client.post(`/outbox/${id}/attempts`, { outcome: 'reached' })
    expect(await clerk.client.post(`/outbox/${id}/openings`, {})).toMatchObject(
      refused(409, 'message_settled'),
    )
    const sms = await tell({ channel: 'email', to: 'a@example.com' })
    expect(await clerk.client.post(`/outbox/${sms}/openings`, {})).toMatchObject(
      refused(422, 'not_by_hand'),
    )
  })

  it('is on the list until somebody was reached', async () => {
    const id = await tell()
    expect(await workIds()).toContain(id)
    const done = await clerk.client.post(`/outbox/${id}/attempts`, { outcome: 'reached' })
    expect(done).toMatchObject({ status: 201, body: { message: { state: 'sent', attempts: 1 } } })
    expect(await workIds()).not.toContain(id)
    expect((await messageOf(id)).attempts).toMatchObject([
      { attempt: 1, outcome: 'reached', by: clerk.username },
    ])
  })

  it('that nobody answers three times is given up, and can be taken up again', async () => {
    const id = await tell()
    const call = () => clerk.client.post(`/outbox/${id}/attempts`, { outcome: 'not-reached' })
    expect((await call()).body.message).toMatchObject({
      ...{ state: 'waiting', nextAt: '2026-11-24T14:00:00+03:00' },
    })
    await call()
    expect((await call()).body.message).toMatchObject({ state: 'given-up', nextAt: null })
    expect(await call()).toMatchObject(refused(409, 'message_settled'))
    await hall.setClock(new Date(noon + hours(1)).toISOString())
    expect(await supervisor.client.post(`/outbox/${id}/retry`, {})).toMatchObject({
      ...{ status: 201, body: { message: { state: 'waiting', attempts: 3 } } },
    })
    expect((await call()).body.message).toMatchObject({ state: 'waiting', attempts: 4 })
    await hall.setClock(new Date(noon).toISOString())
  })

  it('noted twice with one key was one call', async () => {
    const id = await tell()
    const keyed = clerk.client.key(`call-${id}`)
    const note = () => keyed.post(`/outbox/${id}/attempts`, { outcome: 'not-reached' })
    const answers = await Promise.all([note(), note()])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect((await messageOf(id)).attempts).toHaveLength(1)
    expect(await keyed.post(`/outbox/${id}/attempts`, { outcome: 'reached' })).toMatchObject(
      refused(422, 'key_reused'),
    )
  })

  it('noted by two people at once is two calls', async () => {
    const id = await tell()
    const note = () => clerk.client.post(`/outbox/${id}/attempts`, { outcome: 'not-reached' })
    await Promise.all([note(), note()])
    expect((await messageOf(id)).attempts).toMatchObject([{ attempt: 1 }, { attempt: 2 }])
  })
})

describe('what is sent by hand', () => {
  it('is ticked when it was sent', async () => {
    const id = await tell({ channel: 'hand', to: '@vatandas' })
    expect(await clerk.client.post(`/outbox/${id}/attempts`, { outcome: 'sent' })).toMatchObject({
      ...{ status: 201, body: { message: { state: 'sent' } } },
    })
  })

  it.each([
    ['call', 'sent'],
    ['hand', 'reached'],
    ['sms', 'sent'],
    ['email', 'reached'],
  ] as const)('a message by %s is not done by saying %s', async (channel, outcome) => {
    const id = await tell({ channel })
    expect(await clerk.client.post(`/outbox/${id}/attempts`, { outcome })).toMatchObject(
      refused(422, 'not_by_hand'),
    )
  })
})

describe('a message of a way out that is not set up', () => {
  it('waits with its reason, and is tried at once when somebody says so', async () => {
    const id = await tell({ channel: 'email', to: 'a@example.com' })
    await hall.setClock(new Date(noon).toISOString())
    expect(await messageOf(id)).toMatchObject({
      ...{ message: { state: 'waiting', problem: 'not-set-up', attempts: 1 } },
      attempts: [{ outcome: 'failed', problem: 'not-set-up', by: null }],
    })
    await supervisor.client.post(`/outbox/${id}/retry`, {})
    await expect.poll(async () => (await messageOf(id)).message.attempts).toBe(2)
  })
})

it('an unknown message is nowhere', async () => {
  expect(await supervisor.client.get('/outbox/nowhere')).toMatchObject(refused(404, 'not_found'))
  for (const [path, body] of [
    ['openings', {}],
    ['attempts', { outcome: 'reached' }],
    ['retry', {}],
  ] as const)
    expect(await supervisor.client.post(`/outbox/nowhere/${path}`, body)).toMatchObject(
      refused(404, 'not_found'),
    )
})
