import { describe, expect, test } from 'vitest'
import { waitMs } from '../../../domain/queue/state.ts'
import { by, call, close, complete, issue, open, park, pause, resume, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const parked = [
  open('c1'),
  issue('t1'),
  minutes(2),
  call('c1'),
  start('t1'),
  minutes(4),
  park('t1'),
  minutes(20),
]

describe('going on with a parked ticket', () => {
  test('counts the service on, without the time away', () => {
    const story = given(...parked)
      .when(resume('t1', 'c1'))
      .then({ type: 'resumed', ticketId: 't1', counterId: 'c1', staffId: 'ayse' })
    expect(story.ticket('t1')).toMatchObject({ state: 'serving', parkedAt: null })
    expect(story.queue.parked.size).toBe(0)
    story.go(minutes(3))
    story.go(complete('t1'))
    expect(story.leg('t1')).toMatchObject({ servedMs: 7 * 60_000, startedAt: morning + 120_000 })
    expect(waitMs(story.leg('t1'))).toBe(120_000)
    expect(story.ticket('t1').legs).toHaveLength(1)
  })

  test('works at another clerk’s counter, who serves from now on', () => {
    const story = given(...parked, by(mehmet, open('c2')))
      .when(by(mehmet, resume('t1', 'c2')))
      .then({ type: 'resumed', counterId: 'c2', staffId: 'mehmet' })
    expect(story.leg('t1')).toMatchObject({ counterId: 'c2', staffId: 'mehmet' })
    expect(story.counter('c1').ticketId).toBeNull()
    expect(story.counter('c2').ticketId).toBe('t1')
  })

  test('still works when the counter it was parked at has closed', () => {
    given(...parked, close('c1'), by(mehmet, open('c2')))
      .when(by(mehmet, resume('t1', 'c2')))
      .then({ type: 'resumed' })
  })

  test('a supervisor may do it at any counter, for the clerk who sits there', () => {
    given(...parked)
      .when(by(sena, resume('t1', 'c1')))
      .then({ type: 'resumed', staffId: 'ayse' })
  })
})

describe('refused', () => {
  test('for one who is not parked', () => {
    given(open('c1'), issue('t1')).when(resume('t1', 'c1')).refused('wrong_state')
    given(...parked, resume('t1', 'c1'))
      .when(resume('t1', 'c1'))
      .refused('wrong_state')
  })

  test('at a counter that serves, is on a break or is closed', () => {
    given(...parked, issue('t2'), call('c1'))
      .when(resume('t1', 'c1'))
      .refused('counter_busy')
    given(...parked, pause('c1'))
      .when(resume('t1', 'c1'))
      .refused('counter_paused')
    given(...parked, close('c1'))
      .when(resume('t1', 'c1'))
      .refused('counter_closed')
    given(...parked, close('c1'))
      .when(by(sena, resume('t1', 'c1')))
      .refused('counter_closed')
  })

  test('at somebody else’s counter, or without the role', () => {
    given(...parked)
      .when(by(mehmet, resume('t1', 'c1')))
      .refused('not_your_counter')
    given(...parked)
      .when(by(officer, resume('t1', 'c1')))
      .refused('forbidden')
  })

  test('without the ticket or the counter', () => {
    given(...parked)
      .when(resume('t9', 'c1'))
      .refused('not_found')
    given(...parked)
      .when(resume('t1', 'c7'))
      .refused('unknown_counter', 'counterId')
  })
})
