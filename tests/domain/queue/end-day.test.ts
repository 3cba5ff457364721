import { describe, expect, test } from 'vitest'
import { carriedCounters } from '../../../domain/queue/end-day.ts'
import { by, call, cancel, endDay, issue, open, park, pause, start } from './commands.ts'
import { ayse, branchIs, mehmet, murat, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

/** t1 parked, t2 served, t3 called, t4 waiting, t5 gone home. */
const evening = [
  open('c1'),
  by(mehmet, open('c2')),
  ...['t1', 't2', 't3', 't4', 't5'].map((ticketId) => issue(ticketId)),
  call('c1'),
  start('t1'),
  minutes(2),
  park('t1'),
  call('c1'),
  start('t2'),
  by(mehmet, call('c2')),
  cancel('t5'),
  minutes(30),
]

describe('midnight', () => {
  test('nobody is left waiting, called, served or parked', () => {
    const story = given(...evening)
      .when(endDay())
      .then(
        { type: 'completed', ticketId: 't1', outcome: 'day-ended' },
        { type: 'completed', ticketId: 't2', outcome: 'day-ended' },
        { type: 'expired', ticketId: 't3' },
        { type: 'expired', ticketId: 't4' },
        { type: 'counter-closed', counterId: 'c1' },
        { type: 'counter-closed', counterId: 'c2' },
        { type: 'day-ended' },
      )
    const outcomes = [...story.queue.tickets.values()].map(({ legs }) => legs.at(-1)?.outcome)
    expect(outcomes).toEqual(['day-ended', 'day-ended', 'expired', 'expired', 'cancelled'])
    expect(story.queue.parked.size).toBe(0)
    expect(story.queue.phase).toBe('ended')
  })

  test('the service of a parked ticket is what was really served', () => {
    const story = given(...evening, endDay())
    expect(story.leg('t1').servedMs).toBe(2 * 60_000)
    expect(story.leg('t2').servedMs).toBe(30 * 60_000)
    expect(story.counter('c1').served, 'such a leg says nothing about how long it takes').toEqual(
      [],
    )
  })

  test('telephone counters stay open and go on into the next day', () => {
    const story = given(
      open('c9', { languages: ['en'] }),
      by(mehmet, open('c2', { deskIds: ['santral'] })),
      by(mehmet, pause('c2')),
      open('c1', { deskIds: ['santral', 'zabita'] }),
    )
      .when(endDay())
      .then({ type: 'counter-closed', counterId: 'c1' }, { type: 'day-ended' })
    const common = { deskIds: ['santral'], openedAt: morning }
    expect(carriedCounters(story.queue)).toEqual([
      {
        ...common,
        id: 'c9',
        staffId: 'ayse',
        languages: ['en'],
        openingId: 'opening-c9',
        pausedAt: null,
      },
      {
        ...common,
        id: 'c2',
        staffId: 'mehmet',
        languages: [],
        openingId: 'opening-c2',
        pausedAt: morning,
      },
    ])
  })

  test('a counter whose desk was deleted, or that has none, closes', () => {
    given(open('c1'), open('c2', { deskIds: [] }), branchIs({ desks: new Map() }))
      .when(endDay())
      .then(
        { type: 'counter-closed', counterId: 'c1' },
        { type: 'counter-closed', counterId: 'c2' },
        { type: 'day-ended' },
      )
  })

  test('a telephone counter that serves somebody of the hall is free afterwards', () => {
    const story = given(open('c9'), issue('t1'), call('c9', 't1'), start('t1'), endDay())
    expect(story.counter('c9')).toMatchObject({ state: 'open', ticketId: null })
    expect(carriedCounters(story.queue)).toHaveLength(1)
  })

  test('comes once: a second end changes nothing', () => {
    given(...evening, endDay())
      .when(endDay())
      .then()
  })

  test('is never stamped before what already happened', () => {
    given(minutes(10), issue('t1'), minutes(-1))
      .when(endDay())
      .then(
        { type: 'expired', at: morning + 600_000 },
        { type: 'day-ended', at: morning + 600_000 },
      )
  })

  test('afterwards everything is refused', () => {
    const night = given(...evening, endDay())
    night.when(issue('t9')).refused('day_ended')
    night.when(open('c1')).refused('day_ended')
  })

  test.each([ayse, sena, murat])('a $role cannot bring it about', (actor) => {
    given(...evening)
      .when(by(actor, endDay()))
      .refused('forbidden')
  })
})
