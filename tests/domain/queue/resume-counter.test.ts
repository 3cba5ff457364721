import { expect, test } from 'vitest'
import { by, call, comeBack, issue, open, pause } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const paused = [open('c1'), issue('t1'), pause('c1'), minutes(15)]

test('back from the break, calling again', () => {
  const story = given(...paused)
    .when(comeBack('c1'))
    .then({ type: 'counter-resumed', counterId: 'c1' })
    .when(call('c1'))
    .then({ type: 'called' })
  expect(story.counter('c1')).toMatchObject({ state: 'open', pausedAt: null, openedAt: morning })
})

test('a supervisor may end another’s break', () => {
  given(...paused)
    .when(by(sena, comeBack('c1')))
    .then({ type: 'counter-resumed' })
})

test('refused when closed or not on a break', () => {
  given().when(comeBack('c1')).refused('counter_closed')
  given(open('c1')).when(comeBack('c1')).refused('counter_not_paused')
})

test('refused at somebody else’s counter, without the role or the counter', () => {
  given(...paused)
    .when(by(mehmet, comeBack('c1')))
    .refused('not_your_counter')
  given(...paused)
    .when(by(officer, comeBack('c1')))
    .refused('forbidden')
  given().when(comeBack('c7')).refused('not_found')
})
