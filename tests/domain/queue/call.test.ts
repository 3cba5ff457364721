import { describe, expect, test } from 'vitest'
import { by, call, close, issue, open, pause, start } from './commands.ts'
import { ayse, kiosk, mehmet, officer, sena } from './hall.ts'
import { given, minutes, morning } from './story.ts'

describe('calling the next', () => {
  test('whoever came first is called to the counter', () => {
    const story = given(open('c1'), issue('t1'), minutes(4), issue('t2'))
      .when(call('c1'))
      .then({
        type: 'called',
        ticketId: 't1',
        deskId: 'zabita',
        counterId: 'c1',
        counterNumber: 1,
        staffId: 'ayse',
        announcementId: 1,
        reason: { rule: 'earliest', overtook: [] },
      })
    expect(story.ticket('t1')).toMatchObject({ state: 'called', counterId: 'c1', calls: 1 })
    expect(story.leg('t1')).toMatchObject({
      counterId: 'c1',
      staffId: 'ayse',
      calledAt: morning + 4 * 60_000,
    })
    expect(story.counter('c1').ticketId).toBe('t1')
  })

  test('the hall is told', () => {
    const { queue } = given(open('c1'), issue('t1', { language: 'ar' }), call('c1'))
    expect(queue.announcements).toEqual([
      {
        id: 1,
        ticketId: 't1',
        number: 'Z-001',
        deskId: 'zabita',
        counterId: 'c1',
        counterNumber: 1,
        repeat: 1,
        language: 'ar',
        at: morning,
      },
    ])
  })

  test('only the last hundred announcements are kept', () => {
    const { queue } = given(
      open('c1'),
      issue('t1'),
      call('c1'),
      ...Array.from(
        { length: 120 },
        () => ({ verb: 'recall', actor: ayse, ticketId: 't1' }) as const,
      ),
    )
    expect(queue.announcements.map(({ id }) => id)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 22),
    )
  })

  test('two clerks who press at the same moment get two people', () => {
    given(open('c1'), by(mehmet, open('c2')), issue('t1'), issue('t2'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't1' })
      .when(by(mehmet, call('c2')))
      .then({ type: 'called', ticketId: 't2', staffId: 'mehmet' })
  })

  test('a supervisor may call for another’s counter; the clerk who sits there serves', () => {
    given(open('c1'), issue('t1'))
      .when(by(sena, call('c1')))
      .then({ type: 'called', staffId: 'ayse' })
  })

  test('refused when nobody waits', () => {
    given(open('c1'), issue('t1', { deskId: 'tahakkuk' }))
      .when(call('c1'))
      .refused('nobody_waiting')
  })
})

describe('calling that very one', () => {
  test('says whom it overtook', () => {
    given(open('c1'), issue('t1'), minutes(1), issue('t2'), minutes(1), issue('t3'))
      .when(call('c1', 't3'))
      .then({
        type: 'called',
        ticketId: 't3',
        reason: { rule: 'chosen', overtook: ['Z-001', 'Z-002'] },
      })
  })

  test('works at a desk that is not the counter’s', () => {
    given(open('c1'), issue('t1', { deskId: 'esnaf' }), issue('t2', { deskId: 'esnaf' }))
      .when(call('c1', 't2'))
      .then({ type: 'called', ticketId: 't2', reason: { rule: 'chosen', overtook: ['S-001'] } })
  })

  test('refused for a ticket that is not there', () => {
    given(open('c1')).when(call('c1', 'nobody')).refused('unknown_ticket', 'ticketId')
  })

  test('refused for one that is called already', () => {
    given(open('c1'), by(mehmet, open('c2')), issue('t1'), by(mehmet, call('c2')))
      .when(call('c1', 't1'))
      .refused('wrong_state')
  })
})

describe('who may not call', () => {
  test('a counter that holds a called ticket', () => {
    given(open('c1'), issue('t1'), issue('t2'), call('c1')).when(call('c1')).refused('counter_busy')
  })

  test('a counter that serves', () => {
    given(open('c1'), issue('t1'), issue('t2'), call('c1'), start('t1'))
      .when(call('c1', 't2'))
      .refused('counter_busy')
  })

  test('a counter on a break', () => {
    given(open('c1'), issue('t1'), pause('c1')).when(call('c1')).refused('counter_paused')
  })

  test.each([ayse, sena])('a closed counter, asked by a $role', (actor) => {
    given(issue('t1'))
      .when(by(actor, call('c1')))
      .refused('counter_closed')
    given(open('c1'), close('c1'), issue('t1'))
      .when(by(actor, call('c1')))
      .refused('counter_closed')
  })

  test('a clerk at somebody else’s counter', () => {
    given(open('c1'), issue('t1'))
      .when(by(mehmet, call('c1')))
      .refused('not_your_counter')
  })

  test.each([officer, kiosk])('a $role', (actor) => {
    given(open('c1'), issue('t1'))
      .when(by(actor, call('c1')))
      .refused('forbidden')
  })

  test('a counter that is not there', () => {
    given(issue('t1')).when(call('c7')).refused('not_found')
  })
})
