import { expect, test } from 'vitest'
import { by, call, close, complete, issue, open, park, pause, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given } from './story.ts'

const serving = [open('c1'), issue('t1'), call('c1'), start('t1')]

test('the clerk leaves and the place is empty', () => {
  const story = given(open('c1', { languages: ['ar'] }))
    .when(close('c1'))
    .then({ type: 'counter-closed', counterId: 'c1' })
  expect(story.counter('c1')).toMatchObject({
    state: 'closed',
    staffId: null,
    deskIds: [],
    languages: [],
    openingId: null,
    openedAt: null,
  })
})

test('what was served there today is not forgotten', () => {
  const story = given(...serving, complete('t1'), close('c1'), by(mehmet, open('c1')))
  expect(story.counter('c1')).toMatchObject({ staffId: 'mehmet', served: [{ staffId: 'ayse' }] })
})

test('works from a break, and with a parked ticket', () => {
  given(open('c1'), pause('c1')).when(close('c1')).then({ type: 'counter-closed' })
  given(...serving, park('t1'))
    .when(close('c1'))
    .then({ type: 'counter-closed' })
})

test('a supervisor may close another’s counter', () => {
  given(open('c1'))
    .when(by(sena, close('c1')))
    .then({ type: 'counter-closed' })
})

test('refused while it holds a ticket', () => {
  given(open('c1'), issue('t1'), call('c1')).when(close('c1')).refused('counter_busy')
  given(...serving)
    .when(close('c1'))
    .refused('counter_busy')
})

test('refused when closed already', () => {
  given().when(close('c1')).refused('counter_closed')
})

test('refused at somebody else’s counter, without the role or the counter', () => {
  given(open('c1'))
    .when(by(mehmet, close('c1')))
    .refused('not_your_counter')
  given(open('c1'))
    .when(by(officer, close('c1')))
    .refused('forbidden')
  given().when(close('c7')).refused('not_found')
})
