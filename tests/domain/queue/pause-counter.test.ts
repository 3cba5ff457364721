import { expect, test } from 'vitest'
import {
  by,
  call,
  close,
  comeBack,
  complete,
  endDay,
  issue,
  open,
  pause,
  start,
} from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

test('a break: open but not calling', () => {
  const story = given(open('c1'), minutes(2))
    .when({ ...pause('c1'), noteId: 'note-1' })
    .then({ type: 'counter-paused', counterId: 'c1', noteId: 'note-1' })
  expect(story.counter('c1')).toMatchObject({
    state: 'paused',
    pausedAt: morning + 120_000,
    staffId: 'ayse',
    noteId: 'note-1',
  })
})

test('its reason is known until somebody comes back, sits down there or closes', () => {
  const paused = [open('c1'), { ...pause('c1'), noteId: 'note-1' }]
  const takenOver = by(mehmet, open('c1', { takeOver: true }))
  for (const end of [comeBack('c1'), takenOver, close('c1'), endDay()])
    expect(given(...paused, end).counter('c1').noteId).toBeNull()
  expect(given(...paused, comeBack('c1'), pause('c1')).counter('c1').noteId).toBeNull()
})

test('allowed with a ticket in hand, which can be finished', () => {
  given(open('c1'), issue('t1'), call('c1'))
    .when(pause('c1'))
    .then({ type: 'counter-paused' })
    .when(start('t1'))
    .then({ type: 'service-started' })
    .when(complete('t1'))
    .then({ type: 'completed' })
})

test('a supervisor may send somebody on a break', () => {
  given(open('c1'))
    .when(by(sena, pause('c1')))
    .then({ type: 'counter-paused' })
})

test('refused when closed or on a break already', () => {
  given().when(pause('c1')).refused('counter_closed')
  given(open('c1'), pause('c1')).when(pause('c1')).refused('counter_paused')
})

test('refused at somebody else’s counter, without the role or the counter', () => {
  given(open('c1'))
    .when(by(mehmet, pause('c1')))
    .refused('not_your_counter')
  given(open('c1'))
    .when(by(officer, pause('c1')))
    .refused('forbidden')
  given().when(pause('c7')).refused('not_found')
})
