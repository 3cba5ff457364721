import { expect, test } from 'vitest'
import { dueStarts } from '../../../domain/queue/start.ts'
import { waitMs } from '../../../domain/queue/state.ts'
import { by, call, issue, open, start } from './commands.ts'
import { deskIs, mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning, seconds } from './story.ts'

const called = [open('c1'), issue('t1'), minutes(5), call('c1'), seconds(12)]

test('service begins and the wait is over', () => {
  const story = given(...called)
    .when(start('t1'))
    .then({ type: 'service-started', ticketId: 't1' })
  expect(story.ticket('t1').state).toBe('serving')
  expect(story.leg('t1')).toMatchObject({ startedAt: morning + 312_000 })
  expect(waitMs(story.leg('t1'))).toBe(312_000)
  expect(story.counter('c1').ticketId).toBe('t1')
})

test('a supervisor may start for another', () => {
  given(...called)
    .when(by(sena, start('t1')))
    .then({ type: 'service-started' })
})

test('refused before the call and after the start', () => {
  given(open('c1'), issue('t1')).when(start('t1')).refused('wrong_state')
  given(...called, start('t1'))
    .when(start('t1'))
    .refused('wrong_state')
})

test('refused at somebody else’s counter, without the role, without the ticket', () => {
  given(...called)
    .when(by(mehmet, start('t1')))
    .refused('not_your_ticket')
  given(...called)
    .when(by(officer, start('t1')))
    .refused('forbidden')
  given(...called)
    .when(start('t9'))
    .refused('not_found')
})

test('begins by itself only where the desk says so, at its own moment', () => {
  const anHourLater = morning + 3_600_000
  const without = given(...called)
  expect(dueStarts(without.queue, without.settings, anHourLater)).toEqual([])
  const { queue, settings } = given(deskIs('zabita', { autoStartSeconds: 20 }), ...called)
  expect(dueStarts(queue, settings, morning + 319_000)).toEqual([])
  expect(dueStarts(queue, settings, anHourLater)).toMatchObject([
    { verb: 'start', ticketId: 't1', at: morning + 320_000 },
  ])
})
