import { describe, expect, test } from 'vitest'
import { workCalendar } from '../../../domain/calendar.ts'
import {
  dayAfterStop,
  extendClock,
  resumeClock,
  shownDueOn,
  startClock,
  stopClock,
  type ClockInput,
} from '../../../domain/requests/clock.ts'
import { turkeyCalendar } from '../../../domain/turkey-calendar.ts'
import { received, turkey } from './story.ts'

const started = (input: Partial<ClockInput>, calendar = turkey) =>
  startClock(
    { kind: 'wish', channel: 'in-person', startsOn: received, standardDays: null, ...input },
    calendar,
    10,
  )

describe('received on 25 May 2026, before Kurban Bayramı', () => {
  test('everything is handed over within two working days, by 1 June', () => {
    expect(started({}).forwardBy).toBe('2026-06-01')
  })

  test('information is due after 15 working days on 18 June, extended after 30 on 9 July', () => {
    const clock = started({ kind: 'information' })
    expect(clock).toMatchObject({ law: 'information', dueOn: '2026-06-18', isExtended: false })
    expect(extendClock(clock, turkey)).toMatchObject({ dueOn: '2026-07-09', isExtended: true })
  })

  test('a petition is due after 30 calendar days on 24 June', () => {
    expect(started({ kind: 'petition' })).toMatchObject({ law: 'petition', dueOn: '2026-06-24' })
  })

  test('where the eve does not count, all working days come a day later', () => {
    const strict = workCalendar(turkeyCalendar, { halfDaysCount: false })
    const clock = started({ kind: 'information' }, strict)
    expect(clock).toMatchObject({ forwardBy: '2026-06-02', dueOn: '2026-06-19' })
  })
})

describe('the law of a clock', () => {
  test.each([
    ['wish', 'in-person', 'standard', '2026-06-11'],
    ['report', 'telephone', 'standard', '2026-06-11'],
    ['thanks', 'web', 'none', null],
    ['information', 'cimer', 'information', '2026-06-18'],
    ['petition', 'cimer', 'petition', '2026-06-24'],
    ['complaint', 'cimer', 'cimer', '2026-06-24'],
    ['thanks', 'cimer', 'cimer', '2026-06-24'],
  ] as const)('%s by %s: %s, due %s', (kind, channel, law, dueOn) => {
    expect(started({ kind, channel })).toMatchObject({ law, dueOn })
  })

  test('the topic’s own standard comes before the house’s', () => {
    expect(started({ standardDays: 2 })).toMatchObject({ standardDays: 2, dueOn: '2026-06-01' })
    expect(started({})).toMatchObject({ standardDays: 10 })
  })

  test('a standard counts for nothing under a law', () => {
    const clock = started({ kind: 'petition', standardDays: 2 })
    expect(clock).toMatchObject({ standardDays: null, dueOn: '2026-06-24' })
  })

  test('thanks are handed over by no date', () => {
    expect(started({ kind: 'thanks' }).forwardBy).toBeNull()
  })

  test('CİMER’s clock starts on its own date', () => {
    const clock = started({ kind: 'complaint', channel: 'cimer', startsOn: '2026-05-20' })
    expect(clock.dueOn).toBe('2026-06-19')
  })
})

describe('a date on a closed day', () => {
  test('is shown as the working day before', () => {
    const clock = started({ kind: 'petition', startsOn: '2026-09-29' })
    expect(clock.dueOn).toBe('2026-10-29')
    expect(shownDueOn(clock, turkey)).toBe('2026-10-28')
  })

  test('is shown as it is when it is a working day, and not at all when there is none', () => {
    expect(shownDueOn({ dueOn: '2026-06-24' }, turkey)).toBe('2026-06-24')
    expect(shownDueOn({ dueOn: null }, turkey)).toBeNull()
  })
})

describe('a clock that stands', () => {
  const information = started({ kind: 'information' })

  test('moves its date by the working days it stood', () => {
    const stopped = stopClock(information, '2026-06-02')
    expect(stopped.stoppedOn).toBe('2026-06-02')
    // Wednesday to Tuesday: five working days.
    expect(resumeClock(stopped, turkey, '2026-06-09')).toEqual({
      ...information,
      dueOn: '2026-06-25',
    })
  })

  test('moves by calendar days where the law counts those', () => {
    const stopped = stopClock(started({ kind: 'petition' }), '2026-06-02')
    expect(resumeClock(stopped, turkey, '2026-06-09').dueOn).toBe('2026-07-01')
  })

  test('stands since the first day it stood', () => {
    const stopped = stopClock(stopClock(information, '2026-06-02'), '2026-06-05')
    expect(stopped.stoppedOn).toBe('2026-06-02')
  })

  test('moves nothing when it goes on the same day', () => {
    const stopped = stopClock(information, '2026-06-02')
    expect(resumeClock(stopped, turkey, '2026-06-02')).toEqual(information)
  })

  test('holds what is still to be handed over, and leaves a missed hand-over missed', () => {
    const inTime = stopClock(information, '2026-05-26')
    expect(resumeClock(inTime, turkey, '2026-06-01').forwardBy).toBe('2026-06-02')
    const late = stopClock(information, '2026-06-02')
    expect(resumeClock(late, turkey, '2026-06-09').forwardBy).toBe('2026-06-01')
  })

  test('keeps the days it stood when it is extended later', () => {
    const resumed = resumeClock(stopClock(information, '2026-06-02'), turkey, '2026-06-09')
    // 9 July and five working days, one of them 15 July.
    expect(extendClock(resumed, turkey).dueOn).toBe('2026-07-17')
  })

  test('moves no day while it runs', () => {
    expect(dayAfterStop(information, turkey, '2026-06-09', '2026-06-10')).toBe('2026-06-10')
  })

  test('has no date to move when nobody waits', () => {
    const thanks = started({ kind: 'thanks' })
    expect(resumeClock(stopClock(thanks, '2026-06-02'), turkey, '2026-06-09')).toEqual(thanks)
    expect(extendClock(thanks, turkey)).toEqual(thanks)
  })
})
