import { describe, expect, test } from 'vitest'
import { by, call, cancel, issue, open, park, start } from './commands.ts'
import { kiosk, mehmet, murat, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const waiting = [open('c1'), issue('t1'), minutes(3)]
const called = [...waiting, call('c1')]

describe('a citizen who left', () => {
  test('is out of the line', () => {
    const story = given(...waiting)
      .when(cancel('t1'))
      .then({ type: 'cancelled', ticketId: 't1', reason: 'left' })
    expect(story.ticket('t1')).toMatchObject({ state: 'cancelled', cancelReason: 'left' })
    expect(story.leg('t1')).toMatchObject({ outcome: 'cancelled', endedAt: morning + 180_000 })
    story.when(call('c1')).refused('nobody_waiting')
  })

  test('after the call, the counter is free', () => {
    const story = given(...called)
      .when(cancel('t1'))
      .then({ type: 'cancelled' })
    expect(story.counter('c1')).toMatchObject({ ticketId: null, served: [] })
  })
})

describe('a number taken by mistake', () => {
  test.each([sena, murat])('is cancelled by a $role', (actor) => {
    given(...waiting)
      .when(by(actor, cancel('t1', 'mistake')))
      .then({ type: 'cancelled', reason: 'mistake' })
  })

  test('not by a clerk', () => {
    given(...called)
      .when(cancel('t1', 'mistake'))
      .refused('forbidden')
  })
})

describe('refused', () => {
  test('once service began', () => {
    given(...called, start('t1'))
      .when(cancel('t1'))
      .refused('wrong_state')
    given(...called, start('t1'), park('t1'))
      .when(cancel('t1'))
      .refused('wrong_state')
    given(...waiting, cancel('t1'))
      .when(cancel('t1'))
      .refused('wrong_state')
  })

  test('at somebody else’s counter', () => {
    given(...called)
      .when(by(mehmet, cancel('t1')))
      .refused('not_your_ticket')
  })

  test.each([officer, kiosk])('for a $role', (actor) => {
    given(...waiting)
      .when(by(actor, cancel('t1')))
      .refused('forbidden')
  })

  test('without the ticket', () => {
    given(...waiting)
      .when(cancel('t9'))
      .refused('not_found')
  })
})
