import { expect, test } from 'vitest'
import type { DeliveryChannel, DeliveryState } from '../../../domain/requests/delivery.ts'
import { toldBy } from '../../../domain/requests/told-by.ts'

const message = (channel: DeliveryChannel, state: DeliveryState) => ({ channel, state })

test('a message that only points to the page tells nobody whom the page cannot show the answer', () => {
  for (const channel of ['sms', 'email'] as const) {
    expect(toldBy([message(channel, 'sent')], true)).toBe('told')
    expect(toldBy([message(channel, 'sent')], false)).toBe('attempted')
  }
})

test('a call, and what is sent by hand, bring the words themselves', () => {
  for (const channel of ['call', 'hand'] as const)
    expect(toldBy([message(channel, 'sent')], false)).toBe('told')
})

test('while one waits nothing is said; when none is left it was an attempt', () => {
  expect(toldBy([], true)).toBeNull()
  expect(toldBy([message('sms', 'given-up'), message('call', 'waiting')], true)).toBeNull()
  expect(toldBy([message('sms', 'sent'), message('call', 'waiting')], false)).toBeNull()
  expect(toldBy([message('sms', 'given-up'), message('call', 'given-up')], true)).toBe('attempted')
})
