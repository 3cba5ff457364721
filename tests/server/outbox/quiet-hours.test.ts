import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../../../server/outbox/port.ts'
import { outsideQuietHours } from '../../../server/outbox/quiet-hours.ts'
import { readOutbox } from '../../../server/storage/outbox-table.ts'
import { openGateway } from '../sms/gateway.ts'
import { carrierTo, hours, istanbul, minutes, openOffice, usualQuietHours } from './support.ts'

const at = (text: string) => Date.parse(`2026-${text}+03:00`)
const sms = { channel: 'sms' as const, event: 'request-answered' }

async function setUp(now: number) {
  const gateway = await openGateway()
  const carrier = carrierTo(gateway.url)
  return { gateway, ...(await openOffice({ sms: carrier, webhook: carrier }, { at: now })) }
}

describe('quiet hours', () => {
  it.each([
    ['11-24T20:59:00', '11-24T20:59:00'],
    ['11-24T21:00:00', '11-25T08:00:00'],
    ['11-24T23:30:00', '11-25T08:00:00'],
    ['11-25T00:00:00', '11-25T08:00:00'],
    ['11-25T07:59:59', '11-25T08:00:00'],
    ['11-25T08:00:00', '11-25T08:00:00'],
    ['12-31T22:00:00', '12-32T08:00:00'],
  ])('what is due at %s goes out at %s', (due, sent) => {
    const expected = sent.startsWith('12-32') ? Date.parse('2027-01-01T08:00:00+03:00') : at(sent)
    expect(outsideQuietHours(sms, at(due), usualQuietHours, istanbul)).toBe(expected)
  })

  it('within a day end on that day', () => {
    const noon = { from: 12 * 60, to: 13 * 60 }
    expect(outsideQuietHours(sms, at('11-24T12:30:00'), noon, istanbul)).toBe(at('11-24T13:00:00'))
    expect(outsideQuietHours(sms, at('11-24T13:30:00'), noon, istanbul)).toBe(at('11-24T13:30:00'))
  })

  it('that are none at all delay nothing', () => {
    const never = { from: 0, to: 0 }
    expect(outsideQuietHours(sms, at('11-24T00:00:00'), never, istanbul)).toBe(at('11-24T00:00:00'))
  })
})

describe('in the evening', () => {
  const evening = at('11-24T22:00:00')

  it('a message waits for the morning, and says so from the start', async () => {
    const { tell, pass, gateway, tables } = await setUp(evening)
    const [id = ''] = await tell({})
    expect(readOutbox(tables, id)?.nextAt).toBe(at('11-25T08:00:00'))
    await pass(hours(9.99))
    expect(gateway.delivered).toEqual([])
    await pass(minutes(1))
    expect(gateway.delivered).toHaveLength(1)
  })

  it.each<Partial<NewMessage>>([
    { event: 'one-time-code' },
    { channel: 'webhook', to: 'https://belge.example/hook' },
  ])('%j does not wait', async (message) => {
    const { tell, outbox, gateway } = await setUp(evening)
    await tell(message)
    await outbox.tick()
    expect(gateway.delivered).toHaveLength(1)
  })

  it('another try waits for the morning too', async () => {
    const { tell, outbox, pass, gateway } = await setUp(at('11-24T20:59:30'))
    gateway.mood = 'broken'
    await tell({})
    await outbox.tick()
    gateway.mood = 'well'
    await pass(hours(11))
    expect(gateway.delivered).toEqual([])
    await pass(minutes(1))
    expect(gateway.delivered).toHaveLength(1)
  })

  it('what was left over from the day waits for the morning', async () => {
    const { tell, clock, outbox, pass, gateway } = await setUp(at('11-24T20:00:00'))
    await tell({})
    clock.set(evening)
    await outbox.tick()
    expect(gateway.delivered).toEqual([])
    await pass(hours(10))
    expect(gateway.delivered).toHaveLength(1)
  })
})
