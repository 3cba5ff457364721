import { describe, expect, test } from 'vitest'
import { actBy, handOverBy } from '../../../domain/requests/at-desk.ts'
import { edit } from '../../../domain/requests/edit.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { reopen } from '../../../domain/requests/reopen.ts'
import { reportDesk } from '../../../domain/requests/report-desk.ts'
import { returnReferral } from '../../../domain/requests/return-referral.ts'
import { dueNudges } from '../../../domain/requests/silence.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import {
  answered,
  atDesk,
  atParks,
  done,
  incomplete,
  information,
  on,
  parks,
  person,
  refusalOf,
  told,
} from './story.ts'

const system = (day: string) => on(day, person('system'))
const report = (request: RequestState, day: string) => done(reportDesk(request, {}, system(day)))
const back = (request: RequestState, day: string) =>
  done(returnReferral(request, { reason: 'Not ours' }, on(day, parks)))

describe('by when somebody must act', () => {
  test('the desk, within two working days: Kurban Bayramı is not counted', () => {
    expect(actBy(atDesk(information))).toBe('2026-06-01')
    expect(actBy(atDesk({ standardDays: 1 }))).toBe('2026-05-26')
  })

  test('then its own date counts', () => {
    for (const request of [atParks(), incomplete(atDesk()), answered()])
      expect(actBy(request)).toBe('2026-06-11')
  })

  test('thanks by the date of who has them, else by the day they came', () => {
    const thanks = atDesk({ kind: 'thanks', isHandedOver: true })
    const toParks = { referralId: 'ref1', directorateId: 'parks', reason: '' }
    expect(actBy(done(refer(thanks, toParks, on('2026-05-25'))).request)).toBe('2026-06-24')
    expect(actBy(atDesk({ kind: 'thanks' }))).toBe('2026-05-25')
  })

  test('no day to hand over what has been handed over, is decided or waits for the applicant', () => {
    const dates = { forwardBy: '2026-06-01', dueOn: '2026-06-18' }
    expect(handOverBy({ status: 'received', ...dates })).toBe('2026-06-01')
    expect(handOverBy({ status: 'received', ...dates, dueOn: '2026-05-29' })).toBeNull()
    for (const status of ['referred', 'incomplete', 'answered', 'closed'] as const)
      expect(handOverBy({ status, ...dates })).toBeNull()
  })
})

describe('what comes back to the desk', () => {
  test('has two working days again, and the supervisor hears of it', () => {
    const { request, nudge } = back(atParks(), '2026-06-08')
    expect([request.clock.forwardBy, request.deskEscalation]).toEqual(['2026-06-10', 'supervisor'])
    expect(nudge).toEqual({ event: 'given-back', directorateId: 'parks', above: 'supervisor' })
  })

  test('has a day also where it is thanks, and after it was opened again', () => {
    const reopened = reopen(atDesk({ kind: 'thanks' }), { reason: 'A wish' }, on('2026-06-08'))
    expect(done(reopened).request.clock).toMatchObject({ forwardBy: '2026-06-10', dueOn: null })
    expect(done(reopen(told(answered()), { reason: 'x' }, on('2026-06-08'))).request).toMatchObject(
      {
        clock: { forwardBy: '2026-06-10' },
        deskEscalation: null,
      },
    )
  })

  test('keeps the day when it turns out to be thanks', () => {
    const { request } = done(
      edit(atDesk(), { kind: 'thanks', defaultStandardDays: 10 }, on('2026-05-26')),
    )
    expect(request.clock).toMatchObject({ forwardBy: '2026-06-01', dueOn: null })
  })
})

describe('what lies there too long', () => {
  test('is told the supervisor once its day has passed, three working days later the manager', () => {
    const request = atDesk(information)
    expect(dueNudges(request, system('2026-06-01'))).toEqual([])
    expect(dueNudges(request, system('2026-06-02'))).toEqual(['report-desk'])
    const first = report(request, '2026-06-02')
    expect(first).toMatchObject({
      step: { type: 'escalated', data: { to: 'supervisor' } },
      nudge: { event: 'left-at-desk', directorateId: null, above: 'supervisor' },
    })
    expect(dueNudges(first.request, system('2026-06-03'))).toEqual([])
    expect(dueNudges(first.request, system('2026-06-04'))).toEqual(['report-desk'])
    const second = report(first.request, '2026-06-04')
    expect(second.nudge).toMatchObject({ above: 'manager' })
    expect(dueNudges(second.request, system('2026-07-04'))).toEqual([])
    expect(refusalOf(reportDesk(second.request, {}, system('2026-06-05')))).toBe(
      'already_escalated',
    )
  })

  test('is told on working days only, and a round that was missed is made up', () => {
    expect(dueNudges(atDesk(), system('2026-06-06'))).toEqual([])
    expect(dueNudges(atDesk(), system('2026-06-08'))).toEqual(['report-desk', 'report-desk'])
  })

  test('given back, the supervisor knows: only the manager hears of it again', () => {
    const { request } = back(atParks(), '2026-06-08')
    expect(dueNudges(request, system('2026-06-11'))).toEqual([])
    expect(dueNudges(request, system('2026-06-15'))).toEqual(['report-desk'])
  })

  test('is forgotten with the hand-over', () => {
    const reported = report(atDesk(), '2026-06-02').request
    const toParks = { referralId: 'ref1', directorateId: 'parks', reason: '' }
    expect(done(refer(reported, toParks, on('2026-06-02'))).request.deskEscalation).toBeNull()
    expect(refusalOf(reportDesk(atParks(), {}, system('2026-06-02')))).toBe('wrong_status')
  })
})
