import { describe, expect, test } from 'vitest'
import { by, call, issue, open, pause, recall, start } from './commands.ts'
import { kiosk, mehmet, officer } from './hall.ts'
import { given, minutes, morning } from './story.ts'

describe('sitting down at a counter', () => {
  test('for its configured desks', () => {
    const story = given()
      .when(open('c2', { languages: ['ar'] }))
      .then({
        type: 'counter-opened',
        counterId: 'c2',
        staffId: 'ayse',
        deskIds: ['zabita', 'tahakkuk'],
      })
    expect(story.counter('c2')).toMatchObject({
      state: 'open',
      staffId: 'ayse',
      languages: ['ar'],
      openingId: 'opening-c2',
      openedAt: morning,
    })
  })

  test('or for the desks one names, each once', () => {
    given()
      .when(open('c1', { deskIds: ['tahakkuk', 'esnaf', 'tahakkuk'] }))
      .then({ type: 'counter-opened', deskIds: ['tahakkuk', 'esnaf'] })
  })

  test('one person may have several', () => {
    given(open('c1')).when(open('c2')).then({ type: 'counter-opened' })
  })

  test('refused for a desk that is not there', () => {
    given()
      .when(open('c1', { deskIds: ['nowhere'] }))
      .refused('unknown_desk', 'desks')
  })

  test('refused without the role or the counter', () => {
    given()
      .when(by(officer, open('c1')))
      .refused('forbidden')
    given()
      .when(by(kiosk, open('c1')))
      .refused('forbidden')
    given().when(open('c7')).refused('not_found')
  })
})

describe('taking a counter over', () => {
  const serving = [
    open('c1', { deskIds: ['zabita', 'esnaf'] }),
    issue('t1'),
    call('c1'),
    minutes(5),
  ]
  const takeOver = by(mehmet, open('c1', { takeOver: true, openingId: 'second' }))

  test('must be said: nobody loses a counter by accident, not even to themselves', () => {
    given(...serving)
      .when(by(mehmet, open('c1')))
      .refused('counter_taken')
    given(...serving)
      .when(open('c1'))
      .refused('counter_taken')
  })

  test('the desks and the ticket stay', () => {
    const story = given(...serving)
      .when(takeOver)
      .then({ type: 'counter-opened', staffId: 'mehmet', deskIds: ['zabita', 'esnaf'] })
    expect(story.counter('c1')).toMatchObject({
      ticketId: 't1',
      openedAt: morning,
      openingId: 'second',
    })
    story.when(recall('t1')).refused('not_your_ticket')
    story.when(by(mehmet, start('t1'))).then({ type: 'service-started' })
  })

  test('other desks may be named', () => {
    given(...serving)
      .when({ ...takeOver, deskIds: ['tahakkuk'] })
      .then({ type: 'counter-opened', deskIds: ['tahakkuk'] })
  })

  test('ends the break of whoever sat there', () => {
    const story = given(...serving, pause('c1'))
      .when(takeOver)
      .then({ type: 'counter-opened' })
    expect(story.counter('c1')).toMatchObject({ state: 'open', pausedAt: null })
  })

  test('of a closed counter is opening it', () => {
    given()
      .when(takeOver)
      .then({ type: 'counter-opened', deskIds: ['zabita'] })
  })
})
