import { expect, test } from 'vitest'
import { by, call, issue, open, park, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const serving = [open('c1'), issue('t1'), issue('t2'), call('c1'), start('t1'), minutes(4)]

test('the counter is free, the service so far is kept', () => {
  const story = given(...serving)
    .when(park('t1'))
    .then({ type: 'parked', ticketId: 't1' })
    .when(call('c1'))
    .then({ type: 'called', ticketId: 't2' })
  expect(story.ticket('t1')).toMatchObject({
    state: 'parked',
    counterId: 'c1',
    parkedAt: morning + 240_000,
  })
  expect(story.leg('t1')).toMatchObject({ servedMs: 240_000, servingSince: null, endedAt: null })
  expect([...story.queue.parked]).toEqual(['t1'])
})

test('a supervisor may park for another', () => {
  given(...serving)
    .when(by(sena, park('t1')))
    .then({ type: 'parked' })
})

test('refused for one who is not being served', () => {
  given(open('c1'), issue('t1')).when(park('t1')).refused('wrong_state')
  given(open('c1'), issue('t1'), call('c1')).when(park('t1')).refused('wrong_state')
  given(...serving, park('t1'))
    .when(park('t1'))
    .refused('wrong_state')
})

test('refused at somebody else’s counter, without the role, without the ticket', () => {
  given(...serving)
    .when(by(mehmet, park('t1')))
    .refused('not_your_ticket')
  given(...serving)
    .when(by(officer, park('t1')))
    .refused('forbidden')
  given(...serving)
    .when(park('t9'))
    .refused('not_found')
})
