/** What people send by hand, in a house with a gateway for it and in one without. */
import { expect, test } from 'vitest'
import type { SendResult } from '../../../domain/requests/delivery.ts'
import type { Carrier } from '../../../server/outbox/port.ts'
import { recordAttempt, retryMessage } from '../../../server/outbox/by-hand.ts'
import { readOpenWork } from '../../../server/storage/outbox-reading.ts'
import { hours, minutes, openOffice } from './support.ts'

function fake(result: SendResult): { carrier: Carrier; sent: string[] } {
  const sent: string[] = []
  const send: Carrier['send'] = ({ id }) => {
    sent.push(id)
    return Promise.resolve(result)
  }
  return { carrier: { send }, sent }
}
const taken: SendResult = { outcome: 'sent', reference: null }
const failed = (mayRetry: boolean): SendResult => ({ outcome: 'failed', problem: 'x', mayRetry })
const byHand = { channel: 'hand', to: '@can' } as const
const list =
  ({ tables }: Pick<Awaited<ReturnType<typeof openOffice>>, 'tables'>) =>
  (carried: boolean) =>
    readOpenWork(tables, { isHandCarried: carried, limit: 10 }).map(({ id }) => id)

test('without a gateway it waits on the list, untried', async () => {
  const office = await openOffice({})
  const [id = ''] = await office.tell(byHand)
  await office.pass(hours(100))
  expect(office.outcomesOf(id)).toEqual([])
  expect(list(office)(false)).toEqual([id])
})

test('with one it is sent, and stands on no list meanwhile', async () => {
  const { carrier, sent } = fake(taken)
  const office = await openOffice({ hand: carrier })
  const [id = ''] = await office.tell(byHand)
  expect(list(office)(true)).toEqual([])
  await office.outbox.tick()
  expect([sent, office.stateOf(id)]).toEqual([[id], 'sent'])
})

test('a gateway rests at night', async () => {
  const { carrier, sent } = fake(taken)
  const office = await openOffice({ hand: carrier })
  await office.pass(hours(13))
  await office.tell(byHand)
  await office.outbox.tick()
  expect(sent).toEqual([])
  await office.pass(hours(10))
  expect(sent).toHaveLength(1)
})

test('what fails for good is left to people, and tried by no machine any more until somebody says so', async () => {
  const office = await openOffice({ hand: fake(failed(false)).carrier })
  const [id = '', other = ''] = await office.tell(byHand, byHand)
  await office.outbox.tick()
  expect(list(office)(true).toSorted()).toEqual([id, other].toSorted())
  await office.pass(hours(100))
  expect(office.outcomesOf(id)).toEqual(['x'])
  expect(await recordAttempt(office.outbox, id, { by: 's', outcome: 'sent' }, null)).toBeNull()
  expect([office.stateOf(id), list(office)(true)]).toEqual(['sent', [other]])
  office.carriers.hand = fake(taken).carrier
  expect(await retryMessage(office.outbox, other)).toBeNull()
  await office.outbox.tick()
  expect(office.stateOf(other)).toBe('sent')
})

test('one that is down is tried again, and given to people after three days', async () => {
  const office = await openOffice({ hand: fake(failed(true)).carrier })
  const [id = ''] = await office.tell(byHand)
  await office.outbox.tick()
  await office.pass(minutes(1))
  expect([office.outcomesOf(id), list(office)(true)]).toEqual([['x', 'x'], []])
  for (let half = 0; half < 8; half += 1) await office.pass(hours(12))
  expect([office.stateOf(id), list(office)(true)]).toEqual(['waiting', [id]])
})
