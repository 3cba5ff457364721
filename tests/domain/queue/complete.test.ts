import { describe, expect, test } from 'vitest'
import { completionOutcomes } from '../../../domain/resources.ts'
import { by, call, complete, completeThenCall, issue, open, pause, start } from './commands.ts'
import { mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

const serving = [open('c1'), issue('t1'), call('c1'), start('t1'), minutes(3)]

describe('finishing', () => {
  test('ends the visit and frees the counter', () => {
    const story = given(...serving)
      .when(complete('t1', 'sent-on'))
      .then({ type: 'completed', ticketId: 't1', outcome: 'sent-on' })
    expect(story.ticket('t1')).toMatchObject({ state: 'completed', completionOutcome: 'sent-on' })
    expect(story.leg('t1')).toMatchObject({
      outcome: 'completed',
      servedMs: 180_000,
      servingSince: null,
      endedAt: morning + 180_000,
    })
    expect(story.counter('c1').ticketId).toBeNull()
    expect(story.counter('c1').served).toEqual([story.leg('t1')])
  })

  test.each(completionOutcomes)('with the outcome %s', (outcome) => {
    given(...serving)
      .when(complete('t1', outcome))
      .then({ type: 'completed', outcome })
  })

  test('a supervisor may finish for another', () => {
    given(...serving)
      .when(by(sena, complete('t1')))
      .then({ type: 'completed' })
  })

  test('refused before service began', () => {
    given(open('c1'), issue('t1'), call('c1')).when(complete('t1')).refused('wrong_state')
  })

  test('refused twice', () => {
    given(...serving, complete('t1'))
      .when(complete('t1'))
      .refused('wrong_state')
  })

  test('refused at somebody else’s counter, without the role, without the ticket', () => {
    given(...serving)
      .when(by(mehmet, complete('t1')))
      .refused('not_your_ticket')
    given(...serving)
      .when(by(officer, complete('t1')))
      .refused('forbidden')
    given(...serving)
      .when(complete('t9'))
      .refused('not_found')
  })
})

describe('finishing and calling the next in one', () => {
  test('calls whoever is next to the same counter', () => {
    const story = given(...serving, issue('t2'))
      .when(completeThenCall('t1'))
      .then(
        { type: 'completed', ticketId: 't1' },
        { type: 'called', ticketId: 't2', counterId: 'c1', staffId: 'ayse', announcementId: 2 },
      )
    expect(story.counter('c1').ticketId).toBe('t2')
  })

  test('only finishes when nobody waits', () => {
    given(...serving)
      .when(completeThenCall('t1'))
      .then({ type: 'completed' })
  })

  test('only finishes when the clerk has gone on a break', () => {
    given(...serving, issue('t2'), pause('c1'))
      .when(completeThenCall('t1'))
      .then({ type: 'completed' })
  })

  test('without being asked for it, nobody is called', () => {
    given(...serving, issue('t2'))
      .when(complete('t1'))
      .then({ type: 'completed' })
  })
})
