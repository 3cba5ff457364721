import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../../../server/outbox/port.ts'
import { cancelOutbox } from '../../../server/storage/outbox-table.ts'
import { openGateway } from '../sms/gateway.ts'
import { carrierTo, hours, idIn, minutes, openOffice } from './support.ts'

const at = (text: string) => Date.parse(`2026-${text}+03:00`)
const evening = at('11-24T23:00:00')

async function setUp(now = evening) {
  const gateway = await openGateway()
  const carrier = carrierTo(gateway.url)
  const office = await openOffice({ sms: carrier, email: carrier, webhook: carrier }, { at: now })
  /** Handed in one after the other, as changes of requests are. */
  const tellInTurn = async (...messages: Partial<NewMessage>[]) => {
    const ids: string[] = []
    for (const message of messages) ids.push(...(await office.tell(message)))
    return ids
  }
  const told = () => gateway.delivered.map(idIn)
  return { gateway, tellInTurn, told, ...office }
}

const of = (requestId: string, more: Partial<NewMessage> = {}) => ({ requestId, ...more })

describe('messages of one request', () => {
  it('arrive in the order in which they happened, however many are under way at once', async () => {
    const { tellInTurn, told, pass } = await setUp()
    const ids = await tellInTurn(...Array.from({ length: 12 }, () => of('r-1')))
    await pass(hours(9.1))
    expect(told()).toEqual(ids)
  })

  it('of the same moment too', async () => {
    const { outbox, tables, told, pass } = await setUp()
    const ids = ['z', 'b', 'y', 'a', 'x']
    const message = {
      requestId: 'r-1',
      channel: 'sms',
      language: 'tr',
      to: '+905321234567',
    } as const
    const statements = ids.flatMap((id) =>
      outbox.enqueue({ ...message, id, event: 'answered', text: 'x' }),
    )
    await tables.edit(...statements)
    await pass(hours(9.1))
    expect(told()).toEqual(ids)
  })

  it('wait while an earlier one cannot be sent; those of other requests do not', async () => {
    const { gateway, tellInTurn, told, outbox, pass, outcomesOf } = await setUp(
      at('11-24T10:00:00'),
    )
    gateway.mood = 'broken'
    const [first = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    const [second = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    expect([outcomesOf(first), outcomesOf(second)]).toEqual([['http-500', 'http-500'], []])
    gateway.mood = 'well'
    const [other = ''] = await tellInTurn(of('r-2'))
    await outbox.tick()
    expect(told()).toEqual([other])
    await pass(minutes(5))
    expect(told()).toEqual([other, first, second])
  })

  it('do not sit out the pause of an earlier one: that is tried as soon as there is more to tell', async () => {
    const { gateway, tellInTurn, told, outbox, pass } = await setUp(at('11-24T10:00:00'))
    gateway.mood = 'broken'
    const [first = '', elsewhere = ''] = await tellInTurn(of('r-1'), of('r-2'))
    await outbox.tick()
    for (const pause of [1, 5, 15, 60]) await pass(minutes(pause))
    gateway.mood = 'well'
    const [second = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    expect(told()).toEqual([first, second])
    await pass(hours(3))
    expect(told()).toEqual([first, second, elsewhere])
  })

  it('of the night are told in the morning, and the one that waited for later with them', async () => {
    const { gateway, tellInTurn, told, outbox, pass, clock } = await setUp(at('11-24T10:00:00'))
    gateway.mood = 'broken'
    const [first = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    for (const pause of [1, 5, 15, 60, 180, 360]) await pass(minutes(pause))
    gateway.mood = 'well'
    clock.set(evening)
    const [second = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    expect(told()).toEqual([])
    await pass(hours(9))
    expect(told()).toEqual([first, second])
  })

  it('go on once an earlier one is given up or cancelled', async () => {
    const { gateway, tellInTurn, told, outbox, tables, stateOf } = await setUp(at('11-24T10:00:00'))
    gateway.mood = { status: 422, body: '' }
    const [lost = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    gateway.mood = 'broken'
    const [stuck = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    const [last = ''] = await tellInTurn(of('r-1'))
    await outbox.tick()
    gateway.mood = 'well'
    await outbox.tick()
    expect(told()).toEqual([])
    await tables.edit(cancelOutbox(stuck))
    await outbox.tick()
    expect([stateOf(lost), told()]).toEqual(['given-up', [last]])
  })

  it.each<[string, Partial<NewMessage>, Partial<NewMessage>]>([
    ['a code for none', {}, { event: 'one-time-code' }],
    ['nobody for a code', { event: 'one-time-code' }, {}],
    ['a colleague for no citizen', { channel: 'email' }, { channel: 'email', event: 'reminder' }],
    ['a citizen for no colleague', { channel: 'email', event: 'escalated' }, { channel: 'email' }],
    ['none for one of another channel', { channel: 'email' }, {}],
    ['no program for another', { channel: 'webhook' }, { channel: 'webhook' }],
  ])('wait: %s', async (_, first, second) => {
    const { gateway, tellInTurn, told, outbox } = await setUp(at('11-24T10:00:00'))
    gateway.mood = 'broken'
    await tellInTurn(of('r-1', first))
    await outbox.tick()
    gateway.mood = 'well'
    const [id = ''] = await tellInTurn(of('r-1', second))
    await outbox.tick()
    expect(told()).toEqual([id])
  })
})

describe('what must have left by the end of the day', () => {
  const leaveBy = at('11-24T23:59:59')

  it('does not wait for the morning, nor for what waits for it', async () => {
    const { tellInTurn, told, outbox, pass } = await setUp()
    const [usual = '', urgent = ''] = await tellInTurn(of('r-1'), of('r-1', { leaveBy }))
    await outbox.tick()
    expect(told()).toEqual([urgent])
    await pass(hours(9.1))
    expect(told()).toEqual([urgent, usual])
  })

  it('is tried again in the same night', async () => {
    const { gateway, tellInTurn, told, outbox, pass } = await setUp()
    gateway.mood = 'broken'
    const [id = ''] = await tellInTurn(of('r-1', { leaveBy }))
    await outbox.tick()
    gateway.mood = 'well'
    await pass(minutes(1))
    expect(told()).toEqual([id])
  })

  it('also when it was left over from the day', async () => {
    const { clock, tellInTurn, told, outbox } = await setUp(at('11-24T20:00:00'))
    const [, urgent = ''] = await tellInTurn(of('r-1'), of('r-1', { leaveBy }))
    clock.set(evening)
    await outbox.tick()
    expect(told()).toEqual([urgent])
  })

  it('waits for the morning when that is early enough, or the day has passed', async () => {
    const { tellInTurn, told, outbox, pass } = await setUp()
    const tomorrow = leaveBy + hours(24)
    await tellInTurn(of('r-1', { leaveBy: tomorrow }), of('r-2', { leaveBy: evening - 1 }))
    await outbox.tick()
    expect(told()).toEqual([])
    await pass(hours(9))
    expect(told()).toHaveLength(2)
  })
})
