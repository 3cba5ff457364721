import { describe, expect, test } from 'vitest'
import { waitMs } from '../../../domain/queue/state.ts'
import { by, call, cancel, issue, open, requeue, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

/** t1 is called; t2 came a minute later, the priority ticket t3 two minutes after that. */
const called = [
  open('c1'),
  issue('t1'),
  call('c1'),
  minutes(1),
  issue('t2'),
  minutes(2),
  issue('t3', { priority: true }),
]

describe('back into the line', () => {
  test('keeps the time of arrival, and calls count anew', () => {
    const story = given(...called)
      .when(requeue('t1'))
      .then({ type: 'requeued', ticketId: 't1', lineTime: morning })
    expect(story.ticket('t1')).toMatchObject({ state: 'waiting', counterId: null, calls: 0 })
    expect(story.leg('t1')).toMatchObject({ counterId: null, staffId: null, calledAt: null })
    expect(story.counter('c1').ticketId).toBeNull()
  })

  test('keeps the place: after the priority ticket, before who came later', () => {
    given(...called, requeue('t1'), call('c1', 't3'), requeue('t3', 'last'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't1' })
  })

  test('as the first it is before everybody, priority or not', () => {
    given(...called, requeue('t1', 'first'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't1' })
  })

  test('as the last it is after everybody', () => {
    const story = given(...called, requeue('t1', 'last'))
    for (const ticketId of ['t3', 't2', 't1']) {
      story.when(call('c1')).then({ type: 'called', ticketId })
      story.go(start(ticketId))
      story.go({ verb: 'park', actor: sena, ticketId })
    }
  })

  test('as the last it is still before whoever comes after that', () => {
    const story = given(...called, requeue('t1', 'last'), issue('t4'), cancel('t2'), cancel('t3'))
    story.when(call('c1')).then({ type: 'called', ticketId: 't1' })
  })

  test('the real wait goes on counting from arrival', () => {
    const story = given(...called, requeue('t1', 'last'), minutes(7), call('c1', 't1'), start('t1'))
    expect(waitMs(story.leg('t1'))).toBe(10 * 60_000)
  })
})

describe('refused', () => {
  test('for one who waits or is served', () => {
    given(open('c1'), issue('t1')).when(requeue('t1')).refused('wrong_state')
    given(...called, start('t1'))
      .when(requeue('t1'))
      .refused('wrong_state')
  })

  test('at somebody else’s counter, but not for a supervisor', () => {
    given(...called)
      .when(by(mehmet, requeue('t1')))
      .refused('not_your_ticket')
    given(...called)
      .when(by(sena, requeue('t1')))
      .then({ type: 'requeued' })
  })

  test('without the role or the ticket', () => {
    given(...called)
      .when(by(officer, requeue('t1')))
      .refused('forbidden')
    given(...called)
      .when(requeue('t9'))
      .refused('not_found')
  })
})
