import { describe, expect, test } from 'vitest'
import { longestWaitingSince, waitingCount } from '../../../domain/queue/line.ts'
import { aheadOf, countingDesks, maxOvertook, upcoming } from '../../../domain/queue/order.ts'
import { by, call, cancel, issue, open, pause, requeue, transfer } from './commands.ts'
import { branchIs, counterIs, mehmet } from './hall.ts'
import { given, minutes, morning, type Story } from './story.ts'

const order = (story: Story, counterId = 'c1', limit = 50) =>
  upcoming(story.queue, story.settings, story.counter(counterId), story.at, limit).map(
    ({ id }) => id,
  )

const ahead = (story: Story, ticketId: string) =>
  aheadOf(story.queue, story.settings, story.ticket(ticketId))

const priority = { priority: true }
const arabic = { language: 'ar' }

describe('the earliest goes first', () => {
  test('those of the same moment in the order of the log', () => {
    expect(order(given(open('c1'), issue('t1'), issue('t2'), issue('t3')))).toEqual([
      't1',
      't2',
      't3',
    ])
  })

  test('across the desks of a counter', () => {
    const story = given(
      open('c2'),
      issue('t1', { deskId: 'tahakkuk' }),
      minutes(1),
      issue('z1'),
      minutes(1),
      issue('t2', { deskId: 'tahakkuk' }),
      issue('s1', { deskId: 'esnaf' }),
    )
    expect(order(story, 'c2')).toEqual(['t1', 'z1', 't2'])
  })

  test('as far as one asks', () => {
    expect(order(given(open('c1'), issue('t1'), issue('t2')), 'c1', 1)).toEqual(['t1'])
  })
})

describe('priority', () => {
  test('counts as having come half an hour earlier, and not more', () => {
    const story = given(
      open('c1'),
      issue('t1'),
      minutes(1),
      issue('t2'),
      minutes(30),
      issue('p1', priority),
    )
    expect(order(story)).toEqual(['t1', 't2', 'p1'])
    story.go(branchIs({ headStartMinutes: 30.5 }))
    expect(order(story)).toEqual(['t1', 'p1', 't2'])
  })

  test('a branch may put it always first', () => {
    const story = given(
      branchIs({ headStartMinutes: 'always-first' }),
      open('c1'),
      issue('t1'),
      minutes(600),
      issue('p1', priority),
      issue('p2', priority),
    )
    expect(order(story)).toEqual(['p1', 'p2', 't1'])
  })

  test('the call says whom it overtook', () => {
    given(open('c1'), issue('t1'), minutes(5), issue('t2'), minutes(5), issue('p1', priority))
      .when(call('c1'))
      .then({
        type: 'called',
        ticketId: 'p1',
        reason: { rule: 'earliest', overtook: ['Z-001', 'Z-002'] },
      })
  })

  test('at most two hundred are named, the earliest of them', () => {
    const crowd = Array.from({ length: maxOvertook + 20 }, (_, index) => issue(`t${index}`))
    const story = given(open('c1'), ...crowd, minutes(1), issue('p1', priority), call('c1'))
    expect(story.ticket('p1').reason?.overtook).toEqual(
      crowd.slice(0, maxOvertook).map(({ ticketId }) => story.ticket(ticketId).number),
    )
  })
})

describe('helping out', () => {
  const helper = by(mehmet, open('c3'))
  const desks = (story: Story) =>
    countingDesks(story.queue, story.settings, story.counter('c3'), story.at)

  test('begins once somebody has waited longer than the help-after time', () => {
    const story = given(helper, issue('z1'), minutes(10))
    expect(desks(story)).toEqual(['tahakkuk'])
    expect(order(story, 'c3')).toEqual([])
    story.go(minutes(0.1))
    expect(desks(story)).toEqual(['tahakkuk', 'zabita'])
    expect(order(story, 'c3')).toEqual(['z1'])
    story
      .when(by(mehmet, call('c3')))
      .then({ type: 'called', ticketId: 'z1', reason: { rule: 'helped-out', overtook: [] } })
  })

  test('counts the real wait at that desk, not the place in line', () => {
    const moved = [issue('z1', { deskId: 'esnaf' }), minutes(11), transfer('z1', 'zabita')]
    expect(desks(given(helper, ...moved, minutes(9)))).toEqual(['tahakkuk'])
    expect(desks(given(helper, ...moved, minutes(11)))).toEqual(['tahakkuk', 'zabita'])
  })

  test('one’s own desk is not helped out, it is one’s own', () => {
    given(
      counterIs('c1', { helps: [{ deskId: 'zabita', helpAfterMinutes: 0 }] }),
      open('c1'),
      issue('z1'),
      minutes(5),
    )
      .when(call('c1'))
      .then({ type: 'called', reason: { rule: 'earliest', overtook: [] } })
  })
})

describe('languages', () => {
  const speaker = by(mehmet, open('c2', { languages: ['ar'] }))

  test('a ticket is held for a counter that speaks it, as long as help-out time', () => {
    const story = given(open('c1'), speaker, issue('a1', arabic), minutes(1), issue('t1'))
    expect(order(story, 'c1')).toEqual(['t1'])
    expect(order(story, 'c2')).toEqual(['a1', 't1'])
    story.go(minutes(9.1))
    expect(order(story, 'c1')).toEqual(['a1', 't1'])
  })

  test.each([
    ['nobody speaks it', []],
    ['the one who does is on a break', [speaker, by(mehmet, pause('c2'))]],
    ['the one who does serves another desk', [{ ...speaker, deskIds: ['tahakkuk'] }]],
  ])('it is not held when %s', (_, steps) => {
    expect(order(given(open('c1'), ...steps, issue('a1', arabic)))).toEqual(['a1'])
  })

  test('one who speaks it is offered it at once', () => {
    const story = given(open('c1', { languages: ['ar'] }), speaker, issue('a1', arabic))
    expect(order(story)).toEqual(['a1'])
  })

  test('whoever was held back was overtaken, and the call says so', () => {
    given(open('c1'), speaker, issue('a1', arabic), minutes(1), issue('t1'))
      .when(call('c1'))
      .then({ type: 'called', ticketId: 't1', reason: { rule: 'earliest', overtook: ['Z-001'] } })
  })

  test('nobody is held longer because somebody else moved in before them', () => {
    const story = given(
      open('c1'),
      speaker,
      issue('a0', { ...arabic, deskId: 'esnaf' }),
      issue('a1', arabic),
      minutes(9),
      transfer('a0', 'zabita'),
      minutes(2),
    )
    expect(order(story)).toEqual(['a0', 'a1'])
  })
})

describe('how many are ahead', () => {
  const line = [issue('t1'), minutes(10), issue('t2'), minutes(10), issue('p1', priority)]

  test('counts head starts', () => {
    const story = given(...line, issue('other', { deskId: 'esnaf' }))
    expect(['p1', 't1', 't2'].map((id) => ahead(story, id))).toEqual([0, 1, 2])
  })

  test('is nobody once one no longer waits', () => {
    expect(ahead(given(open('c1'), ...line, call('c1', 't2')), 't2')).toBe(0)
    expect(ahead(given(open('c1'), ...line, cancel('t2')), 't2')).toBe(0)
  })

  test('first means nobody, last means everybody', () => {
    const back = (place: 'first' | 'last') =>
      ahead(given(open('c1'), ...line, call('c1', 't2'), requeue('t2', place)), 't2')
    expect(back('first')).toBe(0)
    expect(back('last')).toBe(2)
  })

  test('the one who was put last first goes before the one who is put last next', () => {
    const story = given(
      open('c1'),
      ...line,
      call('c1'),
      requeue('p1', 'last'),
      call('c1'),
      requeue('t1', 'last'),
    )
    expect(order(story)).toEqual(['t2', 'p1', 't1'])
  })
})

test('a desk knows how many wait and since when', () => {
  const { queue } = given(minutes(1), issue('t1'), minutes(1), issue('t2'))
  expect(waitingCount(queue, 'zabita')).toBe(2)
  expect(longestWaitingSince(queue, 'zabita')).toBe(morning + 60_000)
  expect(waitingCount(queue, 'esnaf')).toBe(0)
  expect(longestWaitingSince(queue, 'esnaf')).toBeNull()
})
