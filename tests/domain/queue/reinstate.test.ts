import { describe, expect, test } from 'vitest'
import { waitMs } from '../../../domain/queue/state.ts'
import { by, call, issue, noShow, open, reinstate, start } from './commands.ts'
import { deskIs, mehmet, officer } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const gone = [
  deskIs('zabita', { noShowCalls: 1, noShowAfterSeconds: 0 }),
  open('c1'),
  issue('t1'),
  minutes(1),
  issue('t2'),
  call('c1'),
  noShow('t1'),
  minutes(9),
]

describe('a no-show who came back', () => {
  test('waits again with the time of arrival', () => {
    const story = given(...gone)
      .when(reinstate('t1'))
      .then({ type: 'reinstated', ticketId: 't1', lineTime: morning })
    expect(story.ticket('t1')).toMatchObject({ state: 'waiting', calls: 0 })
    expect(story.leg('t1')).toMatchObject({ outcome: 'open', endedAt: null, counterId: null })
    expect(story.queue.noShows.size).toBe(0)
    story.when(call('c1')).then({ type: 'called', ticketId: 't1', announcementId: 2 })
  })

  test('may be put first or last', () => {
    given(...gone, reinstate('t1', 'last'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't2' })
    given(...gone, issue('t3', { priority: true }), reinstate('t1', 'first'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't1' })
  })

  test('the wait counts from the real arrival', () => {
    const story = given(...gone, reinstate('t1', 'first'), call('c1'), start('t1'))
    expect(waitMs(story.leg('t1'))).toBe(10 * 60_000)
    expect(story.ticket('t1').legs).toHaveLength(1)
  })

  test('any clerk may take them back: they stand at nobody’s counter', () => {
    given(...gone)
      .when(by(mehmet, reinstate('t1')))
      .then({ type: 'reinstated' })
  })
})

describe('refused', () => {
  test('for one who is not a no-show', () => {
    given(open('c1'), issue('t1')).when(reinstate('t1')).refused('wrong_state')
    given(...gone, reinstate('t1'))
      .when(reinstate('t1'))
      .refused('wrong_state')
  })

  test('without the role or the ticket', () => {
    given(...gone)
      .when(by(officer, reinstate('t1')))
      .refused('forbidden')
    given(...gone)
      .when(reinstate('t9'))
      .refused('not_found')
  })
})
