import { describe, expect, test } from 'vitest'
import { channels, requestKinds } from '../../../domain/requests/kinds.ts'
import { on, received, registered } from './story.ts'

describe('a request that comes in', () => {
  test('waits at the desk in its first version, and the citizen gets its number', () => {
    const { request, step, tell, nudge } = registered({ urgent: true })
    expect(request).toMatchObject({
      ...{ version: 1, status: 'received', outcome: null, urgent: true, referrals: [] },
      ...{
        told: null,
        closedAt: null,
        unpaidClock: null,
        reopened: 0,
        receivedAt: on(received).at,
      },
    })
    expect(step).toEqual({
      type: 'registered',
      data: { kind: 'wish', channel: 'in-person', solvedAtDesk: false },
      text: '',
    })
    expect([tell, nudge]).toEqual(['registered', null])
  })

  test('starts its clock on the day of receipt, not on the day it is typed', () => {
    const { request } = registered({ receivedOn: '2026-05-22' }, on('2026-05-26'))
    expect(request.clock).toMatchObject({ startsOn: '2026-05-22', forwardBy: '2026-05-26' })
  })

  test('keeps the registry number of its paper', () => {
    const registry = { number: 'E-123', on: received }
    expect(registered({ kind: 'petition', registry }).request.registry).toEqual(registry)
  })

  test('without a way to the applicant nobody is told', () => {
    expect(registered({ isReachable: false }).tell).toBeNull()
  })

  test.each(requestKinds)(
    'through CİMER, %s: the applicant is not reached, whatever was typed',
    (kind) => {
      const { request, tell } = registered({ kind, channel: 'cimer' })
      expect([request.isReachable, tell]).toEqual([false, null])
    },
  )

  test.each(channels.filter((channel) => channel !== 'cimer'))(
    'by %s it can be reached',
    (channel) => {
      expect(registered({ channel }).request.isReachable).toBe(true)
    },
  )
})

test('solved at the desk: closed at once, told, with nothing to hand over', () => {
  const { request, tell } = registered({ solvedAtDesk: true })
  expect(request).toMatchObject({
    ...{ version: 1, status: 'closed', outcome: 'solved-at-desk', told: 'told' },
    closedAt: on(received).at,
  })
  expect(request.clock).toMatchObject({ forwardBy: null, dueOn: '2026-06-11' })
  expect(tell).toBe('registered')
})
