import { describe, expect, test } from 'vitest'
import { serviceMs, waitMs } from '../../../domain/queue/state.ts'
import {
  by,
  call,
  cancel,
  close,
  complete,
  issue,
  open,
  park,
  requeue,
  start,
  transfer,
} from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const waiting = [open('c1'), issue('t1'), minutes(3)]
const called = [...waiting, call('c1')]
const serving = [...called, start('t1'), minutes(4)]

describe('to another desk’s line', () => {
  test('same ticket, same number, a new leg', () => {
    const story = given(...serving)
      .when(transfer('t1', 'tahakkuk'))
      .then({ type: 'transferred', ticketId: 't1', deskId: 'tahakkuk', lineTime: morning })
    expect(story.ticket('t1')).toMatchObject({
      number: 'Z-001',
      deskId: 'tahakkuk',
      state: 'waiting',
      counterId: null,
      calls: 0,
      legs: [
        { deskId: 'zabita', outcome: 'transferred', servedMs: 240_000, counterId: 'c1' },
        { deskId: 'tahakkuk', outcome: 'open', servedMs: 0, arrivedAt: morning + 420_000 },
      ],
    })
    expect(story.counter('c1').ticketId).toBeNull()
    expect(story.counter('c1').served).toHaveLength(1)
  })

  test('each leg has its own wait and its own service', () => {
    const story = given(
      ...serving,
      transfer('t1', 'tahakkuk'),
      minutes(10),
      by(mehmet, open('c3')),
      by(mehmet, call('c3')),
      by(mehmet, start('t1')),
      minutes(2),
      by(mehmet, complete('t1')),
    )
    const { legs } = story.ticket('t1')
    expect(legs.map(waitMs)).toEqual([180_000, 600_000])
    expect(legs.map((leg) => serviceMs(leg, story.at))).toEqual([240_000, 120_000])
    expect(legs.map(({ staffId }) => staffId)).toEqual(['ayse', 'mehmet'])
  })

  test.each([
    ['waiting', waiting],
    ['called', called],
    ['serving', serving],
    ['parked', [...serving, park('t1'), minutes(5)]],
  ])('from %s', (_, steps) => {
    const story = given(...steps)
      .when(transfer('t1', 'esnaf'))
      .then({ type: 'transferred' })
    expect(story.ticket('t1')).toMatchObject({ state: 'waiting', parkedAt: null })
    expect(story.counter('c1').ticketId).toBeNull()
    expect(story.queue.parked.size).toBe(0)
    story.when(call('c1')).refused('nobody_waiting')
  })

  test('keeps the time of arrival unless told to be first or last', () => {
    const hall = [
      by(mehmet, open('c3')),
      issue('s1', { deskId: 'tahakkuk', priority: true }),
      minutes(1),
      ...serving,
      issue('s2', { deskId: 'tahakkuk' }),
    ]
    const next = (place: 'keep' | 'first' | 'last', ...before: string[]) =>
      given(
        ...hall,
        transfer('t1', 'tahakkuk', place),
        ...before.map((ticketId) => cancel(ticketId)),
      ).when(by(mehmet, call('c3')))
    next('keep').then({ type: 'called', ticketId: 's1' })
    next('keep', 's1').then({ type: 'called', ticketId: 't1' })
    next('first').then({ type: 'called', ticketId: 't1' })
    next('last', 's1').then({ type: 'called', ticketId: 's2' })
  })

  test('a clerk may move a ticket that waits, and one of their own', () => {
    given(issue('t1'))
      .when(by(mehmet, transfer('t1', 'esnaf')))
      .then({ type: 'transferred' })
  })

  test('the log holds only where the note is kept; the leg that it leads to knows it', () => {
    const story = given(...serving)
      .when({ ...transfer('t1', 'tahakkuk'), noteId: 'note-1' })
      .then({ type: 'transferred', noteId: 'note-1' })
    const noteIds = () => story.ticket('t1').legs.map(({ noteId }) => noteId)
    expect(noteIds()).toEqual([null, 'note-1'])
    story.when(transfer('t1', 'esnaf')).then({ type: 'transferred', noteId: null })
    expect(noteIds()).toEqual([null, 'note-1', null])
  })

  test('the note stays with a citizen who goes back into the line, or comes back late', () => {
    const moved = { ...transfer('t1', 'esnaf'), noteId: 'note-1' }
    const story = given(...serving, moved, call('c1', 't1'), requeue('t1'), call('c1', 't1'))
    expect(story.leg('t1').noteId).toBe('note-1')
  })
})

describe('refused', () => {
  test('to the same desk', () => {
    given(...serving)
      .when(transfer('t1', 'zabita'))
      .refused('same_desk')
  })

  test('to the telephone, or to a desk that is not there', () => {
    given(...serving)
      .when(transfer('t1', 'santral'))
      .refused('no_tickets_here', 'deskId')
    given(...serving)
      .when(transfer('t1', 'nowhere'))
      .refused('unknown_desk', 'deskId')
  })

  test('for a visit that is over', () => {
    given(...serving, complete('t1'))
      .when(transfer('t1', 'esnaf'))
      .refused('wrong_state')
    given(...waiting, cancel('t1'))
      .when(transfer('t1', 'esnaf'))
      .refused('wrong_state')
  })

  test('at somebody else’s counter, but not for a supervisor', () => {
    given(...serving)
      .when(by(mehmet, transfer('t1', 'esnaf')))
      .refused('not_your_ticket')
    given(...serving, park('t1'), close('c1'))
      .when(by(sena, transfer('t1', 'esnaf')))
      .then({ type: 'transferred' })
  })

  test('without the role or the ticket', () => {
    given(...serving)
      .when(by(officer, transfer('t1', 'esnaf')))
      .refused('forbidden')
    given(...serving)
      .when(transfer('t9', 'esnaf'))
      .refused('not_found')
  })
})
