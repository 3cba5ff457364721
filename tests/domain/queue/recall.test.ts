import { expect, test } from 'vitest'
import { by, call, confirm, issue, open, recall, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, morning, seconds } from './story.ts'

const called = [open('c1'), issue('t1'), call('c1')]

test('the hall is told again, with the next number and the count of calls', () => {
  const story = given(...called, seconds(20))
    .when(recall('t1'))
    .then({
      type: 'recalled',
      ticketId: 't1',
      counterId: 'c1',
      counterNumber: 1,
      announcementId: 2,
    })
  expect(story.ticket('t1')).toMatchObject({
    state: 'called',
    calls: 2,
    lastCalledAt: morning + 20_000,
    announcementId: 2,
  })
  expect(story.queue.announcements.map(({ id, repeat }) => [id, repeat])).toEqual([
    [1, 1],
    [2, 2],
  ])
})

test('what the display said of the earlier call no longer counts', () => {
  const story = given(...called, confirm(1, 'spoken'), recall('t1'))
  expect(story.ticket('t1')).toMatchObject({ shownAt: null, spokenAt: null })
})

test('the time of the first call stays', () => {
  expect(given(...called, seconds(20), recall('t1')).leg('t1').calledAt).toBe(morning)
})

test('a supervisor may recall for another', () => {
  given(...called)
    .when(by(sena, recall('t1')))
    .then({ type: 'recalled' })
})

test('refused for one who waits or is served', () => {
  given(open('c1'), issue('t1')).when(recall('t1')).refused('wrong_state')
  given(...called, start('t1'))
    .when(recall('t1'))
    .refused('wrong_state')
})

test('refused for a ticket at somebody else’s counter', () => {
  given(...called)
    .when(by(mehmet, recall('t1')))
    .refused('not_your_ticket')
})

test('refused without the role or the ticket', () => {
  given(...called)
    .when(by(officer, recall('t1')))
    .refused('forbidden')
  given(...called)
    .when(recall('t9'))
    .refused('not_found')
})
