import { describe, expect, test } from 'vitest'
import { ask } from '../../../domain/requests/ask.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { escalate } from '../../../domain/requests/escalate.ts'
import { receiveReferral } from '../../../domain/requests/receive-referral.ts'
import { reissue } from '../../../domain/requests/reissue.ts'
import { remind } from '../../../domain/requests/remind.ts'
import { dueNudges } from '../../../domain/requests/silence.ts'
import {
  answered,
  atDesk,
  atParks,
  done,
  incomplete,
  information,
  last,
  on,
  parks,
} from './story.ts'

/** Due on Thursday 11 June. */
const confirmed = (request = atParks()) =>
  done(receiveReferral(request, {}, on('2026-05-25', parks))).request

/** The daily round does what it is told to, and looks again. */
function round(request: RequestState, day: string): { request: RequestState; nudges: string[] } {
  const nudges = dueNudges(request, on(day))
  const after = nudges.reduce(
    (now, nudge) => done((nudge === 'remind' ? remind : escalate)(now, {}, on(day))).request,
    request,
  )
  expect(dueNudges(after, on(day))).toEqual([])
  return { request: after, nudges }
}

describe('a receipt that is not confirmed', () => {
  test('is asked for after more than one working day, the holidays not counted', () => {
    expect(dueNudges(atParks(), on('2026-05-25'))).toEqual([])
    expect(dueNudges(atParks(), on('2026-05-26'))).toEqual([])
    expect(dueNudges(atParks(), on('2026-05-29'))).toEqual([])
    expect(dueNudges(atParks(), on('2026-06-01'))).toEqual(['remind'])
  })

  test('is asked for once a day', () => {
    const { request } = round(atParks(), '2026-06-01')
    expect(dueNudges(request, on('2026-06-02'))).toEqual(['remind'])
  })

  test('is not asked for again where a colleague did so today', () => {
    const reminded = done(remind(atParks(), {}, on('2026-06-01'))).request
    expect(dueNudges(reminded, on('2026-06-01'))).toEqual([])
  })

  test('confirmed, there is silence until its date is near', () => {
    expect(dueNudges(confirmed(), on('2026-06-05'))).toEqual([])
  })
})

describe('a date that comes near', () => {
  test.each([
    ['2026-06-05', []],
    ['2026-06-08', ['remind']],
    ['2026-06-10', ['remind']],
    ['2026-06-11', ['remind']],
  ])('%s: %j', (day, nudges) => {
    expect(dueNudges(confirmed(), on(day))).toEqual(nudges)
  })
})

describe('a date that has passed', () => {
  test('goes to the supervisor, and three working days past it to the manager', () => {
    let { request } = round(confirmed(), '2026-06-12')
    expect(last(request)?.escalation).toBe('supervisor')
    for (const day of ['2026-06-13', '2026-06-14', '2026-06-15']) {
      const next = round(request, day)
      expect(next.nudges).toEqual([])
      request = next.request
    }
    ;({ request } = round(request, '2026-06-16'))
    expect(last(request)?.escalation).toBe('manager')
    expect(round(request, '2026-06-17').nudges).toEqual([])
  })

  test('a round that was missed is made up', () => {
    const { request, nudges } = round(confirmed(), '2026-06-22')
    expect(nudges).toEqual(['escalate', 'escalate'])
    expect(last(request)?.escalation).toBe('manager')
  })

  test('waits for the next working day', () => {
    const dueOnFriday = confirmed(atParks({}, '2026-06-05'))
    expect(dueNudges(dueOnFriday, on('2026-06-06'))).toEqual([])
    expect(dueNudges(dueOnFriday, on('2026-06-08'))).toEqual(['escalate'])
  })

  test('begins anew with a new round', () => {
    const silent = round(confirmed(), '2026-06-16').request
    const again = done(reissue(silent, { referralId: 'ref2', reason: '' }, on('2026-06-16')))
    expect(dueNudges(again.request, on('2026-06-16'))).toEqual(['remind'])
    expect(last(again.request)?.dueOn).toBe('2026-06-19')
  })
})

describe('another institution', () => {
  const outside = (request: RequestState, day: string) => dueNudges(request, on(day), true)

  test('is not asked for its receipt', () => {
    expect(outside(atParks(), '2026-06-05')).toEqual([])
  })

  test('is reminded once when its date comes near, also of a round that was missed', () => {
    const early = done(remind(atParks(), {}, on('2026-06-01'))).request
    expect(outside(early, '2026-06-08')).toEqual(['remind'])
    expect(outside(atParks(), '2026-06-10')).toEqual(['remind'])
    const reminded = done(remind(early, {}, on('2026-06-08'))).request
    for (const day of ['2026-06-08', '2026-06-09', '2026-06-11'])
      expect(outside(reminded, day)).toEqual([])
  })

  test('is late as a directorate is', () => {
    expect(outside(atParks(), '2026-06-12')).toEqual(['escalate'])
    expect(outside(atParks(), '2026-06-16')).toEqual(['escalate', 'escalate'])
  })
})

test('nothing is due while it waits for the applicant, or once it is decided', () => {
  const waiting = done(ask(atParks(information), { text: 'Which?' }, on('2026-06-02'))).request
  for (const request of [incomplete(atDesk()), waiting, answered()])
    expect(dueNudges(request, on('2026-07-14'))).toEqual([])
})
