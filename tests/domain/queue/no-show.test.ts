import { describe, expect, test } from 'vitest'
import { noShowRule } from '../../../domain/queue/no-show.ts'
import { by, call, confirm, issue, noShow, open, recall, start } from './commands.ts'
import { branchIs, deskIs, mehmet, officer, sena } from './hall.ts'
import { given, morning, seconds } from './story.ts'

const called = [open('c1'), issue('t1'), call('c1')]
const calledThrice = [...called, seconds(10), recall('t1'), seconds(10), recall('t1')]

describe('a no-show', () => {
  test('frees the counter and ends the leg', () => {
    const story = given(...calledThrice, seconds(30))
      .when(noShow('t1'))
      .then({ type: 'marked-no-show', ticketId: 't1' })
    expect(story.ticket('t1')).toMatchObject({ state: 'no-show', counterId: null })
    expect(story.leg('t1')).toMatchObject({ outcome: 'no-show', endedAt: morning + 50_000 })
    expect(story.counter('c1')).toMatchObject({ ticketId: null, served: [] })
    expect([...story.queue.noShows]).toEqual(['t1'])
  })

  test('needs three calls: the first and two recalls', () => {
    given(...called, seconds(600))
      .when(noShow('t1'))
      .refused('calls_missing')
    given(...called, recall('t1'), seconds(600))
      .when(noShow('t1'))
      .refused('calls_missing')
  })

  test('needs thirty seconds after the last call', () => {
    given(...calledThrice, seconds(29.999))
      .when(noShow('t1'))
      .refused('too_early')
  })

  test('a further call begins the time anew', () => {
    given(...calledThrice, seconds(29), recall('t1'), seconds(29))
      .when(noShow('t1'))
      .refused('too_early')
  })

  test('a desk may ask for fewer calls and another time', () => {
    given(deskIs('zabita', { noShowCalls: 1, noShowAfterSeconds: 60 }), ...called, seconds(60))
      .when(noShow('t1'))
      .then({ type: 'marked-no-show' })
  })

  test('at a desk that was deleted meanwhile the defaults count', () => {
    const story = given(...calledThrice, branchIs({ desks: new Map() }))
    expect(noShowRule(story.settings, story.ticket('t1'), false)).toEqual({
      callsMissing: 0,
      allowedAt: morning + 50_000,
    })
  })
})

describe('while a display listens', () => {
  test('the time counts from when it has spoken', () => {
    const spoken = given(...calledThrice, seconds(8), confirm(3, 'spoken'), seconds(29))
    spoken.when(noShow('t1', true)).refused('too_early')
    spoken.go(seconds(1))
    spoken.when(noShow('t1', true)).then({ type: 'marked-no-show' })
  })

  test('or, without a voice, from when it has shown', () => {
    const shown = given(...calledThrice, seconds(2), confirm(3, 'shown'), seconds(29))
    shown.when(noShow('t1', true)).refused('too_early')
    shown.go(seconds(1))
    shown.when(noShow('t1', true)).then({ type: 'marked-no-show' })
  })

  test('one that never confirms holds the clerk for thirty seconds more', () => {
    const silent = given(...calledThrice, seconds(59))
    silent.when(noShow('t1', true)).refused('too_early')
    silent.go(seconds(1))
    silent.when(noShow('t1', true)).then({ type: 'marked-no-show' })
  })
})

describe('refused', () => {
  test('for one who was not called, or has come', () => {
    given(open('c1'), issue('t1')).when(noShow('t1')).refused('wrong_state')
    given(...calledThrice, start('t1'), seconds(60))
      .when(noShow('t1'))
      .refused('wrong_state')
  })

  test('at somebody else’s counter, but not for a supervisor', () => {
    given(...calledThrice, seconds(30))
      .when(by(mehmet, noShow('t1')))
      .refused('not_your_ticket')
    given(...calledThrice, seconds(30))
      .when(by(sena, noShow('t1')))
      .then({ type: 'marked-no-show' })
  })

  test('without the role or the ticket', () => {
    given(...calledThrice)
      .when(by(officer, noShow('t1')))
      .refused('forbidden')
    given(...calledThrice)
      .when(noShow('t9'))
      .refused('not_found')
  })
})
