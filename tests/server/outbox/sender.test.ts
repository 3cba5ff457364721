import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mailCarrier } from '../../../server/outbox/carriers.ts'
import type { OutboxItem } from '../../../server/outbox/port.ts'
import { smtpMailer } from '../../../server/mail/smtp.ts'
import { cancelOutboxOf } from '../../../server/storage/outbox-table.ts'
import { StorageError } from '../../../server/storage/writer.ts'
import { openPostOffice } from '../mail/post-office.ts'
import { openGateway, type Mood } from '../sms/gateway.ts'
import { carrierTo, hours, idIn, many, minutes, openOffice } from './support.ts'

async function setUp() {
  const gateway = await openGateway()
  const office = await openOffice({ sms: carrierTo(gateway.url) })
  const deliveries = () => gateway.countsBy(idIn)
  return { gateway, deliveries, ...office }
}
const note = (text: string) => ({
  sql: 'INSERT INTO facts (name, value) VALUES (?, ?)',
  params: [text, text],
})

describe('a message', () => {
  it('is told once, and its end is kept', async () => {
    const { tell, outbox, gateway, stateOf, outcomesOf, pass } = await setUp()
    const [id = ''] = await tell({ text: 'Fen İşleri’nde' })
    await outbox.tick()
    expect(gateway.delivered.map((body) => JSON.parse(body))).toEqual([
      { id, to: '+905321234567', text: "Fen İşleri'nde" },
    ])
    expect(stateOf(id)).toBe('sent')
    expect(outcomesOf(id)).toEqual(['sent'])
    await pass(hours(100))
    expect(gateway.received).toHaveLength(1)
  })

  it('goes before those that were handed in after it', async () => {
    const gateway = await openGateway()
    const sms = carrierTo(gateway.url)
    const { tell, clock, outbox } = await openOffice({ sms }, { atOnce: 1 })
    const ids: string[] = []
    for (let count = 0; count < 5; count++) {
      ids.push(...(await tell({})))
      clock.set(clock.now() + 1)
    }
    await outbox.tick()
    expect(gateway.delivered.map(idIn)).toEqual(ids)
  })

  it('goes by itself soon after it was handed in', async () => {
    const { tell, outbox, gateway } = await setUp()
    await tell({})
    outbox.wake()
    await expect.poll(() => gateway.delivered.length).toBe(1)
  })

  it('of a change that was not stored does not exist', async () => {
    const { outbox, tables, gateway, problems } = await setUp()
    const message = outbox.enqueue({
      ...{ requestId: null, event: 'x', channel: 'sms', language: 'tr', to: '+90', text: 'x' },
    })
    await expect(tables.edit(...message, note('a'), note('a'))).rejects.toThrow(StorageError)
    await outbox.tick()
    expect([gateway.received, problems]).toEqual([[], []])
  })

  it('cannot be read in the database file', async () => {
    const { tell, outbox, file } = await setUp()
    await tell({ to: '+905559998877', text: 'Kaldırım onarıldı.' })
    await outbox.tick()
    const bytes = [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join('')
    expect(bytes).toContain('request-answered')
    for (const secret of ['5559998877', 'onar']) expect(bytes).not.toContain(secret)
  })

  it('whose words were erased is cancelled and never sent', async () => {
    const { tell, outbox, gateway, stateOf, tables } = await setUp()
    const [id = ''] = await tell({})
    await tables.edit({ sql: 'UPDATE outbox SET sealed = NULL WHERE id = ?', params: [id] })
    await outbox.tick()
    expect([stateOf(id), gateway.received]).toEqual(['cancelled', []])
  })

  it('of a request that needs no telling any more is cancelled, and no other', async () => {
    const { tell, outbox, tables, stateOf } = await setUp()
    const ids = await tell({ requestId: 'r-1' }, { requestId: 'r-2' })
    await tables.edit(cancelOutboxOf('r-1'))
    await outbox.tick()
    expect(ids.map(stateOf)).toEqual(['cancelled', 'sent'])
  })
})

describe('a gateway that is down for an hour', () => {
  it.each<Mood>(['broken', 'hangs', { status: 401, body: '' }])(
    '(%j) and comes back: everyone is told once, nobody is forgotten',
    async (mood) => {
      const { tell, outbox, gateway, deliveries, pass, stateOf, carriers } = await setUp()
      gateway.mood = mood
      if (mood === 'hangs') carriers.sms = carrierTo(gateway.url, 100)
      const ids = await tell(...many(12))
      await outbox.tick()
      for (let minute = 1; minute <= 60; minute++) await pass(minutes(1))
      const during = await tell(...many(12))
      await outbox.tick()
      expect(gateway.delivered).toEqual([])
      gateway.mood = 'well'
      carriers.sms = carrierTo(gateway.url)
      await pass(hours(1))
      const all = [...ids, ...during]
      expect([...deliveries()].toSorted()).toEqual(all.map((id) => [id, 1]).toSorted())
      expect(new Set(all.map(stateOf))).toEqual(new Set(['sent']))
    },
  )

  it('is asked less and less often', async () => {
    const { tell, outbox, gateway, pass } = await setUp()
    gateway.mood = 'broken'
    await tell({})
    await outbox.tick()
    const perHour = []
    for (let hour = 0; hour < 3; hour++) {
      const before = gateway.received.length
      for (let minute = 1; minute <= 60; minute++) await pass(minutes(1))
      perHour.push(gateway.received.length - before)
    }
    // After 1, 6, 21 and 81 minutes; the next one is three hours later.
    expect(perHour).toEqual([3, 1, 0])
  })
})

describe('a gateway that', () => {
  it('is slow: everyone is told once, only so many at a time', async () => {
    const { tell, outbox, gateway, deliveries } = await setUp()
    gateway.mood = { afterMs: 30 }
    const ids = await tell(...many(20))
    await Promise.all([outbox.tick(), outbox.tick(), outbox.tick()])
    expect([...deliveries()].toSorted()).toEqual(ids.map((id) => [id, 1]).toSorted())
    expect(gateway.mostAtOnce).toBeLessThanOrEqual(4)
  })

  it.each<Mood>(['answers-twice', 'drops-midway'])('%j: everyone is told once', async (mood) => {
    const { tell, outbox, gateway, deliveries, pass } = await setUp()
    gateway.mood = mood
    const ids = await tell(...many(20))
    await outbox.tick()
    await pass(hours(1))
    expect([...deliveries()].toSorted()).toEqual(ids.map((id) => [id, 1]).toSorted())
  })

  it('delivers twice was asked once', async () => {
    const { tell, outbox, gateway, pass } = await setUp()
    gateway.mood = 'delivers-twice'
    await tell(...many(5))
    await outbox.tick()
    await pass(hours(1))
    expect(gateway.received).toHaveLength(5)
  })

  it('delivers and is gone before it says so: told again under the same id', async () => {
    const { tell, outbox, gateway, deliveries, pass, outcomesOf } = await setUp()
    gateway.mood = 'drops'
    const [id = ''] = await tell({})
    await outbox.tick()
    gateway.mood = 'well'
    await pass(minutes(1))
    expect([...deliveries()]).toEqual([[id, 2]])
    expect(outcomesOf(id)).toEqual(['connection-lost', 'sent'])
  })

  it('hangs holds up nobody on another channel', async () => {
    const { tell, outbox, gateway, carriers, stateOf } = await setUp()
    const office = await openPostOffice()
    const from = { name: 'Belediye', address: 'masa@belediye.example' }
    const server = { host: '127.0.0.1', port: office.port, security: 'none' as const, login: null }
    carriers.email = mailCarrier(smtpMailer({ ...server, from }))
    gateway.mood = 'hangs'
    await tell(...many(10))
    const [id = ''] = await tell({ channel: 'email', to: 'a@example.com', subject: 'Başvurunuz' })
    const ticking = outbox.tick()
    await expect.poll(() => stateOf(id)).toBe('sent')
    await expect.poll(() => gateway.received.length).toBe(4)
    gateway.close()
    await ticking
  })
})

describe('what cannot be told', () => {
  it('is given up at once when the gateway says that it never will be', async () => {
    const { tell, outbox, gateway, stateOf, hooks, tables } = await setUp()
    hooks.onGivenUp = ({ id }) => [note(`gave up ${id}`)]
    gateway.mood = { status: 422, body: '' }
    const [id = ''] = await tell({})
    await outbox.tick()
    expect(stateOf(id)).toBe('given-up')
    expect(tables.prepare('SELECT value FROM facts').all()).toContainEqual({
      value: `gave up ${id}`,
    })
  })

  it('is given up after three days', async () => {
    const { tell, gateway, stateOf, outcomesOf, pass } = await setUp()
    gateway.mood = 'broken'
    const [id = ''] = await tell({})
    for (let hour = 0; hour <= 72; hour++) await pass(hours(1))
    expect(stateOf(id)).toBe('given-up')
    const tried = outcomesOf(id).length
    expect(tried).toBeGreaterThan(8)
    expect(tried).toBeLessThanOrEqual(12)
    gateway.mood = 'well'
    await pass(hours(24))
    expect(gateway.delivered).toEqual([])
  })

  it('is tried once at least, however long the server was off', async () => {
    const { tell, gateway, pass } = await setUp()
    await tell({})
    await pass(hours(24 * 30))
    expect(gateway.delivered).toHaveLength(1)
  })

  it('by e-mail waits while nobody has set that up, however long', async () => {
    const { tell, pass, outcomesOf, stateOf, carriers, gateway } = await setUp()
    const [id = ''] = await tell({ channel: 'email', to: 'a@example.com' })
    for (let days = 0; days < 10; days++) await pass(hours(24))
    expect([stateOf(id), new Set(outcomesOf(id))]).toEqual(['waiting', new Set(['not-set-up'])])
    carriers.email = carrierTo(gateway.url)
    await pass(hours(24))
    expect(stateOf(id)).toBe('sent')
  })

  it('by text message is given up at once when nobody has set that up: somebody calls instead', async () => {
    const { tell, outbox, carriers, stateOf, hooks } = await setUp()
    const givenUp: string[] = []
    hooks.onGivenUp = ({ id }) => (givenUp.push(id), [])
    delete carriers.sms
    const [id = ''] = await tell({})
    await outbox.tick()
    expect([stateOf(id), givenUp]).toEqual(['given-up', [id]])
  })

  it('has three days from its first attempt after the server was off', async () => {
    const { tell, gateway, pass, stateOf } = await setUp()
    gateway.mood = 'broken'
    const [id = ''] = await tell({})
    await pass(hours(24 * 30))
    expect(stateOf(id)).toBe('waiting')
    for (let hour = 0; hour <= 72; hour++) await pass(hours(1))
    expect(stateOf(id)).toBe('given-up')
  })

  it('a one-time code is not sent when nobody waits for it any more', async () => {
    const { tell, gateway, stateOf, pass } = await setUp()
    const [id = ''] = await tell({ event: 'one-time-code' })
    await pass(minutes(11))
    expect([stateOf(id), gateway.received]).toEqual(['given-up', []])
  })

  it('a one-time code is tried again within seconds', async () => {
    const { tell, outbox, gateway, stateOf, pass } = await setUp()
    gateway.mood = 'broken'
    const [id = ''] = await tell({ event: 'one-time-code' })
    await outbox.tick()
    gateway.mood = 'well'
    await pass(5000)
    expect(stateOf(id)).toBe('sent')
  })
})

describe('what follows from a message that was told', () => {
  it('is stored with it', async () => {
    const { tell, outbox, hooks, tables } = await setUp()
    const shown: OutboxItem[] = []
    hooks.onSent = ({ requestId }) => [note(`closed ${requestId}`)]
    hooks.onStored = (item) => shown.push(item)
    await tell({ requestId: 'r-1' })
    await outbox.tick()
    expect(tables.prepare('SELECT value FROM facts').all()).toContainEqual({ value: 'closed r-1' })
    expect(shown).toMatchObject([{ requestId: 'r-1', event: 'request-answered', channel: 'sms' }])
  })

  it('cannot be stored now: the message is marked later, and not told again', async () => {
    const { tell, outbox, hooks, gateway, stateOf, problems, pass } = await setUp()
    hooks.onSent = () => [note('twice'), note('twice')]
    const [id = ''] = await tell({})
    await outbox.tick()
    await outbox.tick()
    expect(problems[0]).toBeInstanceOf(StorageError)
    expect(stateOf(id)).toBe('waiting')
    hooks.onSent = () => [note('once')]
    await pass(hours(2))
    expect(stateOf(id)).toBe('sent')
    expect(gateway.received).toHaveLength(1)
  })
})
