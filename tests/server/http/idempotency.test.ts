import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { keptMs } from '../../../server/queue/idempotency.ts'
import { refused, sitDown } from '../shift.ts'
import { adminPassword, expectStatus, openHall, uniqueName } from '../support.ts'

const hall = await openHall()
const { admin } = hall
const ticketFor = (letter: string) => ({ branchId: hall.branchId, deskId: hall.desks[letter] })
const countOf = async (letter: string) =>
  (await admin.get(`/branches/${hall.branchId}/tickets?desk=${hall.desks[letter]}`)).body.items
    .length

describe('the same key', () => {
  test('and the same body is the same ticket, as it now is', async () => {
    const client = admin.key(uniqueName('key'))
    const first = expectStatus(await client.post('/tickets', ticketFor('Z')), 201).body.ticket
    const shift = await sitDown(hall, 1, ['Z'])
    await shift.call()
    const again = await client.post('/tickets', ticketFor('Z'))
    expect(again).toMatchObject({
      status: 201,
      body: { ticket: { id: first.id, state: 'called' } },
    })
    expect(await countOf('Z')).toBe(1)
  })

  test('and fields in another order, or left out where they have a default, is the same body', async () => {
    const client = admin.key(uniqueName('key'))
    const { branchId, deskId } = ticketFor('Z')
    const first = await client.post('/tickets', { branchId, deskId })
    const again = await client.post('/tickets', { priority: false, deskId, branchId })
    expect(again.body.ticket.id).toBe(first.body.ticket.id)
  })

  test('with another body, or for another command, is refused', async () => {
    const client = admin.key(uniqueName('key'))
    const { id } = expectStatus(await client.post('/tickets', ticketFor('T')), 201).body.ticket
    const reused = refused(422, 'key_reused', 'Idempotency-Key')
    expect(await client.post('/tickets', ticketFor('Z'))).toMatchObject(reused)
    const urgent = { ...ticketFor('T'), priority: true }
    expect(await client.post('/tickets', urgent)).toMatchObject(reused)
    expect(await client.post(`/tickets/${id}/cancellation`)).toMatchObject(reused)
    expect(await countOf('T')).toBe(1)
  })

  test('of somebody else is another command', async () => {
    const key = uniqueName('key')
    const kiosk = await hall.pairKiosk()
    const mine = await admin.key(key).post('/tickets', ticketFor('E'))
    const theirs = await kiosk.client.key(key).post('/tickets', ticketFor('E'))
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.ticket.id).not.toBe(mine.body.ticket.id)
  })

  test('after a refusal is tried again: refusals are not kept', async () => {
    const shift = await sitDown(hall, 2, ['C'])
    const path = `/counters/${shift.counterId}/calls`
    const client = shift.client.key(uniqueName('key'))
    expect(await client.post(path)).toMatchObject(refused(409, 'nobody_waiting'))
    const { id } = await hall.issue('C')
    expect(await client.post(path)).toMatchObject({ status: 201, body: { ticket: { id } } })
  })

  test('makes a call, a completion and a break happen once', async () => {
    const shift = await sitDown(hall, 3, ['D'])
    const [first, second] = [await hall.issue('D'), await hall.issue('D')]
    const twice = async (path: string, body?: unknown) => {
      const client = shift.client.key(uniqueName('key'))
      const answers = [await client.post(path, body), await client.post(path, body)]
      expect(answers.map(({ status }) => status)).toEqual([201, 201])
      return answers.map((answer) => answer.body)
    }
    const [called, again] = await twice(`/counters/${shift.counterId}/calls`)
    expect(again).toEqual(called)
    expect(called.ticket.id).toBe(first.id)
    await shift.done(first.id, 'service')
    const [done, doneAgain] = await twice(`/tickets/${first.id}/completion`, { thenCallNext: true })
    expect(done.next).toMatchObject({ ticket: { id: second.id }, reason: { rule: 'earliest' } })
    expect(doneAgain).toEqual(done)
    const counter = (await shift.client.get(`/counters/${shift.counterId}`)).body.counter
    expect(counter.ticketId).toBe(second.id)
    await twice(`/counters/${shift.counterId}/pauses`, { reason: 'Çay' })
  })

  test('makes a desk, a counter, a colleague, a device and a branch once', async () => {
    const name = uniqueName('once')
    const person = { username: name, name, role: 'clerk', password: 'parola-parola' }
    for (const [path, body, kind] of [
      [`/branches/${hall.branchId}/desks`, { name, letter: 'B' }, 'desk'],
      [`/branches/${hall.branchId}/counters`, { number: 77 }, 'counter'],
      ['/staff', person, 'staff'],
      ['/devices', { kind: 'kiosk', name, branchId: hall.branchId }, 'device'],
      ['/branches', { name }, 'branch'],
    ] as const) {
      const client = admin.key(uniqueName('key'))
      const answers = await Promise.all([1, 2, 3].map(() => client.post(path, body)))
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      expect(new Set(answers.map((answer) => answer.body[kind].id)).size).toBe(1)
      const other = { ...body, name: 'another' }
      expect(await client.post(path, other)).toMatchObject(
        refused(422, 'key_reused', 'Idempotency-Key'),
      )
    }
  })
})

describe('at the same moment', () => {
  test('twenty equal commands make one ticket', async () => {
    const client = admin.key(uniqueName('key'))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.post('/tickets', ticketFor('K'))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.ticket.id)).size).toBe(1)
    expect(await countOf('K')).toBe(1)
  })

  test('also when they arrive in one packet', async () => {
    const body = JSON.stringify(ticketFor('S'))
    const request = [
      'POST /api/tickets HTTP/1.1',
      'Host: localhost',
      `Cookie: masa_staff=${admin.cookies.get('masa_staff')}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      `Idempotency-Key: ${uniqueName('key')}`,
    ].join('\r\n')
    const whole = `${request}\r\n\r\n${body}`.repeat(5)
    const port = Number(new URL(hall.url).port)
    const sockets = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = connect(port, '127.0.0.1')
        await once(socket, 'connect')
        return socket
      }),
    )
    const texts = sockets.map(async (socket) => {
      let text = ''
      socket.setEncoding('utf8').on('data', (part: string) => (text += part))
      while (text.split('HTTP/1.1 201').length <= 5) await once(socket, 'data')
      socket.destroy()
      return text
    })
    for (const socket of sockets) socket.write(whole)
    const ids = (await Promise.all(texts)).flatMap((text) => text.match(/"number":"S-\d+"/g) ?? [])
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(1)
    expect(await countOf('S')).toBe(1)
  })
})

describe('how long a key is kept', () => {
  afterEach(() => vi.restoreAllMocks())

  test('over a restart, and whatever the queue’s clock says', async () => {
    const client = admin.key(uniqueName('key'))
    const { id } = (await client.post('/tickets', ticketFor('A'))).body.ticket
    await hall.restart()
    expect((await client.post('/tickets', ticketFor('A'))).body.ticket.id).toBe(id)
    await hall.setClock('2035-06-01T09:00:00+03:00')
    const later = await client.post('/tickets', ticketFor('A'))
    expect(later.body.ticket).toMatchObject({ id, state: 'expired' })
  })

  test('a day of the machine’s clock, then it is new', async () => {
    const key = uniqueName('key')
    const first = await admin.key(key).post('/tickets', ticketFor('A'))
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + keptMs + 1)
    const tomorrow = await hall.logIn('admin', adminPassword)
    const again = await tomorrow.key(key).post('/tickets', ticketFor('A'))
    expect(again.status).toBe(201)
    expect(again.body.ticket.id).not.toBe(first.body.ticket.id)
  })
})

describe('a key', () => {
  test.each(['', 'x'.repeat(201), 'a\tb', 'çay'])('cannot be %j', async (key) => {
    const client = admin.with({ 'Idempotency-Key': Buffer.from(key).toString('latin1') })
    expect(await client.post('/tickets', ticketFor('Z'))).toMatchObject(
      refused(400, 'malformed', 'Idempotency-Key'),
    )
  })

  test('may be anything printable up to 200 characters', async () => {
    for (const key of [`"${'~'.repeat(198)}"`, 'a b'])
      expect(await admin.key(key).post('/tickets', ticketFor('Z'))).toMatchObject({ status: 201 })
  })
})
