import { expect, test } from 'vitest'
import { by, call, confirm, issue, open, recall, start } from './commands.ts'
import { ayse, kiosk } from './hall.ts'
import { given, morning, seconds } from './story.ts'

const called = [open('c1'), issue('t1'), call('c1'), seconds(2)]

test('a display says that the call was shown, then spoken', () => {
  const story = given(...called)
    .when(confirm(1, 'shown'))
    .then({ type: 'announcement-confirmed', announcementId: 1, ticketId: 't1', stage: 'shown' })
    .when(confirm(1, 'spoken'))
    .then({ type: 'announcement-confirmed', stage: 'spoken' })
  expect(story.ticket('t1')).toMatchObject({ shownAt: morning + 2000, spokenAt: morning + 2000 })
})

test('a second display that says the same changes nothing', () => {
  given(...called, confirm(1, 'shown'))
    .when(confirm(1, 'shown'))
    .then()
  given(...called, confirm(1, 'spoken'))
    .when(confirm(1, 'spoken'))
    .then()
})

test('what was spoken need not be shown as well', () => {
  given(...called, confirm(1, 'spoken'))
    .when(confirm(1, 'shown'))
    .then()
})

test('an earlier call than the last says nothing any more', () => {
  given(...called, recall('t1'))
    .when(confirm(1, 'spoken'))
    .then()
})

test('nor does a call whose citizen has come', () => {
  given(...called, start('t1'))
    .when(confirm(1, 'spoken'))
    .then()
})

test('refused for an announcement that was never made', () => {
  given(...called)
    .when(confirm(2, 'shown'))
    .refused('not_found')
})

test.each([ayse, kiosk])('a $role may not confirm', (actor) => {
  given(...called)
    .when(by(actor, confirm(1, 'shown')))
    .refused('forbidden')
})
