import { describe, expect, test } from 'vitest'
import { ticketNumber } from '../../../domain/queue/issue.ts'
import { by, issue } from './commands.ts'
import { ayse, branchIs, deskIs, display, officer } from './hall.ts'
import { given, minutes, morning } from './story.ts'

describe('taking a number', () => {
  test('the first at a desk is 001 with the desk’s letter', () => {
    const story = given()
      .when(issue('t1', { priority: true, language: 'ar', topicId: 'evlilik' }))
      .then({ type: 'issued', number: 'Z-001', serial: 1, by: 'kiosk', at: morning })
    expect(story.ticket('t1')).toMatchObject({
      state: 'waiting',
      priority: true,
      language: 'ar',
      topicId: 'evlilik',
      issuedAt: morning,
      lineTime: morning,
      legs: [{ deskId: 'zabita', arrivedAt: morning, outcome: 'open', startedAt: null }],
    })
  })

  test('each desk counts for itself', () => {
    given(issue('t1'), issue('t2'), issue('t3', { deskId: 'tahakkuk' }))
      .when(issue('t4'))
      .then({ type: 'issued', number: 'Z-003' })
      .when(issue('t5', { deskId: 'tahakkuk' }))
      .then({ type: 'issued', number: 'T-002' })
  })

  test('a number is not given again, even when desks swap their letters', () => {
    given(
      issue('t1'),
      issue('t2', { deskId: 'tahakkuk' }),
      issue('t3', { deskId: 'tahakkuk' }),
      deskIs('zabita', { letter: 'T' }),
      deskIs('tahakkuk', { letter: 'Z' }),
    )
      .when(issue('t4'))
      .then({ type: 'issued', number: 'T-003' })
      .when(issue('t5', { deskId: 'tahakkuk' }))
      .then({ type: 'issued', number: 'Z-002' })
  })

  test('a clerk may give a number too', () => {
    given()
      .when(by(ayse, issue('t1')))
      .then({ type: 'issued', by: 'ayse' })
  })

  test('the code leads to the ticket', () => {
    expect(given(issue('t1', { code: 'secret' })).queue.ticketIdByCode.get('secret')).toBe('t1')
  })

  test('time in a day never falls, whatever the clock says', () => {
    given(minutes(10), issue('t1'), minutes(-5))
      .when(issue('t2'))
      .then({ type: 'issued', at: morning + 10 * 60_000 })
  })

  test.each([display, officer])('$role may not give one', (actor) => {
    given()
      .when(by(actor, issue('t1')))
      .refused('forbidden')
  })

  test('refused at a desk that is not there', () => {
    given()
      .when(issue('t1', { deskId: 'nowhere' }))
      .refused('unknown_desk', 'deskId')
  })

  test('refused at the telephone', () => {
    given()
      .when(issue('t1', { deskId: 'santral' }))
      .refused('no_tickets_here', 'deskId')
  })

  test('refused outside ticket hours', () => {
    given(deskIs('zabita', { open: false }))
      .when(issue('t1'))
      .refused('desk_closed')
  })

  test('a branch without any desk refuses', () => {
    given(branchIs({ desks: new Map() }))
      .when(issue('t1'))
      .refused('unknown_desk', 'deskId')
  })
})

test.each([
  [1, 'Z-001'],
  [42, 'Z-042'],
  [999, 'Z-999'],
  [1000, 'Z-1000'],
])('number %i reads %s', (serial, number) => {
  expect(ticketNumber('Z', serial)).toBe(number)
})
