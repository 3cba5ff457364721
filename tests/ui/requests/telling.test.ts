import { describe, expect, it } from 'vitest'
import type { DeliveryResource } from '../../../domain/requests/delivery.ts'
import { delaySeconds } from '../../../apps/requests/src/lib/telling/delay.ts'
import { heldIn } from '../../../apps/requests/src/lib/telling/held.ts'
import { phoneWord } from '../../../ui/phone-word.ts'

const waiting = (patch: Partial<DeliveryResource>): DeliveryResource => ({
  ...{ id: 'm', requestId: 'r', requestNumber: '2026-000001', event: 'answered', channel: 'sms' },
  ...{ language: 'tr', recipient: '+90 5•• ••• •• 67', createdAt: '2026-11-24T10:00:00+03:00' },
  ...{ attempts: 1, nextAt: '2026-11-24T10:05:00+03:00', state: 'waiting', sentAt: null },
  ...{ problem: 'unreachable', ...patch },
})

describe('what is held up', () => {
  it('is counted per channel, with the newest reason and the nearest try', () => {
    const held = heldIn(
      [
        waiting({ problem: 'http-503', nextAt: '2026-11-24T10:20:00+03:00' }),
        waiting({ nextAt: '2026-11-24T10:06:00+03:00' }),
        waiting({ channel: 'email', problem: 'timeout' }),
      ],
      false,
    )
    expect(held).toEqual([
      {
        ...{ channel: 'sms', count: 2, isCut: false, problem: 'http-503' },
        nextAt: '2026-11-24T10:06:00+03:00',
      },
      {
        ...{ channel: 'email', count: 1, isCut: false, problem: 'timeout' },
        nextAt: '2026-11-24T10:05:00+03:00',
      },
    ])
  })

  it('leaves out what was never tried, such as a message that waits for the morning', () => {
    expect(heldIn([waiting({ problem: null, attempts: 0 })], true)).toEqual([])
  })
})

describe('how late a message came', () => {
  it('counts from its writing to its arrival', () => {
    expect(delaySeconds(waiting({ sentAt: '2026-11-24T11:21:00+03:00' }))).toBe(81 * 60)
    expect(delaySeconds(waiting({}))).toBeNull()
  })

  it('is whole seconds: messages of one moment are written a millisecond apart', () => {
    const createdAt = '2026-11-24T10:00:00.002+03:00'
    const sentAt = '2026-11-24T11:21:00+03:00'
    expect(delaySeconds(waiting({ createdAt, sentAt }))).toBe(81 * 60)
  })
})

describe('a number to be dialled', () => {
  it('is written as people dial it', () => {
    expect(phoneWord('+905321234567')).toBe('0532 123 45 67')
  })

  it('stays as it is when it is another one', () => {
    expect(phoneWord('+4930123456')).toBe('+4930123456')
  })
})
