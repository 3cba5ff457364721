import { describe, expect, test } from 'vitest'
import { AnswerTickets } from '../../../server/requests/answer-tickets.ts'
import { OneTimeCodes } from '../../../server/requests/one-time-codes.ts'
import { StatusLimits } from '../../../server/http/status-limits.ts'
import { waitSecondsOf } from '../client.ts'
import { refused } from '../shift.ts'
import { openHall } from '../support.ts'

const day = '2026-05-25T10:00:00+03:00'

describe('nobody guesses', () => {
  test('ten wrong tries from one place close a number there for a while, also to who knows its code, and no other', async () => {
    const strict = await openHall({ rateLimit: true })
    await strict.setClock(day)
    const make = async () => {
      const input = { kind: 'wish', channel: 'in-person', text: 'x' }
      const { request } = (await strict.admin.post('/requests', input)).body
      const { receipt } = (await strict.admin.post(`/requests/${request.id}/receipts`, {})).body
      return { number: receipt.number as string, code: receipt.statusCode as string }
    }
    const [mine, other] = [await make(), await make()]
    const lookThere = (key: object, headers: Record<string, string> = {}) =>
      strict.visitor().with(headers).post('/request-status', key)
    const many = await Promise.all(
      Array.from({ length: 30 }, () => lookThere({ ...mine, code: '22222222' })),
    )
    expect(many.filter(({ status }) => status === 404)).toHaveLength(10)
    expect(many.filter(({ status }) => status === 429)).toHaveLength(20)
    const closed = await lookThere(mine)
    expect(closed).toMatchObject(refused(429, 'too_many_attempts'))
    expect(waitSecondsOf(closed)).toBeGreaterThan(500)
    for (let looked = 0; looked < 12; looked += 1) expect((await lookThere(other)).status).toBe(200)
    const neighbour = { 'X-Forwarded-For': '203.0.113.9' }
    // Nobody said that there is a proxy: what a client writes there is nothing.
    expect(await lookThere(mine, neighbour)).toMatchObject(refused(429, 'too_many_attempts'))
    const zeros = { ...mine, number: mine.number.replace('-0', '-') }
    expect(await lookThere(zeros)).toMatchObject(refused(429, 'too_many_attempts'))
  })

  test('sixty wrong tries close the door to an address', async () => {
    const limits = new StatusLimits({ rateLimit: true, trustProxy: false })
    const nobody = { header: () => undefined } as never
    for (let number = 0; number < 60; number += 1)
      expect(await limits.tried(nobody, `2026-${number}`, () => null)).toBeNull()
    expect(await limits.tried(nobody, '2026-100', () => 'found')).toBe('too-many')
  })

  test('wrong tries from elsewhere shut nobody out, a hundred of them do', async () => {
    const limits = new StatusLimits({ rateLimit: true, trustProxy: true })
    const wrong = (place: number) => limits.tried(from(`203.0.113.${place}`), number, () => null)
    const right = () => limits.tried(from('198.51.100.1'), number, () => 'found')
    for (let place = 1; place <= 9; place += 1)
      for (let count = 0; count < 11; count += 1)
        expect(await wrong(place)).toBe(count < 10 ? null : 'too-many')
    expect(await right()).toBe('found')
    for (let count = 0; count < 10; count += 1) expect(await wrong(10)).toBeNull()
    expect(await right()).toBe('too-many')
  })
})

const number = '2026-000001'

/** As a proxy on this machine passes it on; what stands before the last address was written by the client. */
function from(address: string): never {
  const headers = { 'X-Forwarded-For': `192.0.2.1, ${address}` }
  const header = (name: keyof typeof headers) => headers[name]
  const incoming = { socket: { remoteAddress: '::ffff:127.0.0.1' } }
  return { req: { header }, env: { incoming }, header: () => undefined } as never
}

describe('on the machine’s clock', () => {
  const minute = 60_000

  test('a one-time code is good for ten minutes', () => {
    let now = 0
    const codes = new OneTimeCodes(() => now)
    const [early, late] = [codes.issue('early')!, codes.issue('late')!]
    now = 10 * minute
    expect(codes.check('early', early)).toBe('right')
    now += 1
    expect(codes.check('late', late)).toBe('void')
  })

  test('a new code makes the one before it void, and an hour later there may be more', () => {
    let now = 0
    const codes = new OneTimeCodes(() => now)
    const first = codes.issue('one')!
    const second = codes.issue('one')!
    expect(codes.check('one', first)).toBe(first === second ? 'right' : 'wrong')
    codes.issue('one')
    expect(codes.issue('one')).toBeNull()
    now = 60 * minute
    expect(codes.issue('one')).toMatch(/^\d{6}$/)
  })

  test('a ticket opens files for five minutes', () => {
    let now = 0
    const tickets = new AnswerTickets(() => now)
    const ticket = tickets.give('request')
    expect(tickets.requestOf(`${ticket}.`)).toBeNull()
    now = 5 * minute - 1
    expect(tickets.requestOf(ticket)).toBe('request')
    now += 1
    expect(tickets.requestOf(ticket)).toBeNull()
  })
})
