import { describe, expect, test } from 'vitest'
import { escalate } from '../../../domain/requests/escalate.ts'
import { passOn } from '../../../domain/requests/pass-on.ts'
import { receiveReferral } from '../../../domain/requests/receive-referral.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { reissue } from '../../../domain/requests/reissue.ts'
import { remind } from '../../../domain/requests/remind.ts'
import { returnReferral } from '../../../domain/requests/return-referral.ts'
import { assign } from '../../../domain/requests/assign.ts'
import {
  answered,
  atDesk,
  atParks,
  awaitingFee,
  done,
  incomplete,
  information,
  last,
  on,
  parks,
  person,
  received,
  refusalOf,
  roads,
  told,
} from './story.ts'

const toParks = { referralId: 'ref1', directorateId: 'parks', reason: 'Their bench.' }
const toRoads = { referralId: 'ref2', directorateId: 'roads', reason: 'A road, no park.' }

describe('refer', () => {
  test('hands it to a directorate by the request’s own date, and citizen and directorate hear', () => {
    const { request, step, tell, nudge } = done(refer(atDesk(), toParks, on('2026-05-26')))
    expect(request).toMatchObject({ status: 'referred', version: 2 })
    expect(request.referrals).toEqual([
      {
        ...{ id: 'ref1', hop: 1, round: 1, directorateId: 'parks', dueOn: '2026-06-11' },
        ...{ referredAt: on('2026-05-26').at, referredBy: 'a-supervisor' },
        ...{ receivedAt: null, receivedBy: null, reminders: 0, remindedAt: null },
        ...{ escalation: null, endedAt: null, outcome: null },
      },
    ])
    expect(step).toEqual({
      type: 'referred',
      data: { referralId: 'ref1', directorateId: 'parks', dueOn: '2026-06-11' },
      text: 'Their bench.',
    })
    expect([tell, nudge]).toEqual([
      'referred',
      { event: 'referral-received', directorateId: 'parks' },
    ])
  })

  test.each([
    ['an earlier day is taken', '2026-06-05', received, '2026-06-05'],
    ['never later than the request’s own date', '2026-06-30', received, '2026-06-11'],
    ['a late request is wanted in three working days', undefined, '2026-06-12', '2026-06-17'],
    ['a late request, on the day that was asked for', '2026-06-15', '2026-06-12', '2026-06-15'],
  ])('%s', (_, dueOn, today, expected) => {
    const { request } = done(refer(atDesk(), { ...toParks, dueOn }, on(today)))
    expect(last(request)?.dueOn).toBe(expected)
  })

  test('by a day that has passed is refused, also when it is issued again', () => {
    const past = { refusal: 'in_the_past', field: 'dueOn' }
    expect(refer(atDesk(), { ...toParks, dueOn: '2026-05-24' }, on(received))).toEqual(past)
    const again = { referralId: 'ref2', reason: '', dueOn: '2026-05-31' }
    expect(reissue(atParks(), again, on('2026-06-01'))).toEqual(past)
  })

  test('thanks, which have no date, get thirty days', () => {
    const { request } = done(
      refer(atDesk({ kind: 'thanks', isHandedOver: true }), toParks, on(received)),
    )
    expect(last(request)?.dueOn).toBe('2026-06-24')
  })

  test('tells nobody who cannot be reached', () => {
    expect(done(refer(atDesk({ isReachable: false }), toParks, on(received))).tell).toBeNull()
  })

  test('is refused while somebody has it', () => {
    expect(refusalOf(refer(atParks(), toRoads, on(received)))).toBe('already_referred')
    expect(refusalOf(refer(awaitingFee(), toRoads, on(received)))).toBe('already_referred')
  })

  test('is refused when it is incomplete, answered or closed', () => {
    for (const request of [incomplete(atDesk()), answered(), told(answered())])
      expect(refusalOf(refer(request, toRoads, on(received)))).toBe('wrong_status')
  })

  test('is no officer’s', () => {
    expect(refusalOf(refer(atDesk(), toParks, on(received, parks)))).toBe('not_your_request')
  })
})

describe('receive (zimmet)', () => {
  test('notes who confirmed it, and when', () => {
    const moment = on('2026-05-26', parks)
    const { request, step } = done(receiveReferral(atParks(), {}, moment))
    expect(last(request)).toMatchObject({ receivedAt: moment.at, receivedBy: 'a-officer' })
    expect(step.data).toEqual({ referralId: 'ref1', directorateId: 'parks' })
  })

  test('is refused to the officer of another directorate', () => {
    const decision = receiveReferral(atParks(), {}, on('2026-05-26', roads))
    expect(refusalOf(decision)).toBe('not_your_request')
  })

  test('is refused a second time, and when nobody has it', () => {
    const admin = on('2026-05-26', person('admin'))
    const { request } = done(receiveReferral(atParks(), {}, on('2026-05-26', parks)))
    expect(refusalOf(receiveReferral(request, {}, admin))).toBe('already_received')
    expect(refusalOf(receiveReferral(atDesk(), {}, admin))).toBe('not_referred')
  })

  test('of another institution is noted by those who lead, with its number when it gives one', () => {
    const outside = { isOutside: true, number: 'E-77' }
    for (const role of ['supervisor', 'manager', 'information-officer', 'admin'] as const) {
      const moment = on('2026-05-26', person(role))
      const { step } = done(receiveReferral(atParks(information), outside, moment))
      expect(step.data).toEqual({ referralId: 'ref1', directorateId: 'parks', number: 'E-77' })
    }
    for (const role of ['clerk', 'program'] as const) {
      const decision = receiveReferral(atParks(), outside, on('2026-05-26', person(role)))
      expect(refusalOf(decision)).toBe('not_your_request')
    }
  })

  test('is refused to those who lead: only the directorate knows that it arrived', () => {
    for (const role of ['supervisor', 'manager', 'information-officer'] as const) {
      const decision = receiveReferral(atParks(information), {}, on('2026-05-26', person(role)))
      expect(refusalOf(decision)).toBe('not_your_request')
    }
  })
})

describe('pass on', () => {
  test('ends the hop and begins the next with the date of the one before', () => {
    const { request, nudge, tell } = done(
      passOn(atParks({}, '2026-06-05'), toRoads, on('2026-06-02', parks)),
    )
    expect(request.referrals).toMatchObject([
      { hop: 1, outcome: 'passed-on', endedAt: on('2026-06-02').at },
      { hop: 2, round: 1, directorateId: 'roads', dueOn: '2026-06-05', endedAt: null },
    ])
    expect(nudge).toEqual({ event: 'referral-received', directorateId: 'roads' })
    expect(tell).toBeNull()
  })

  test('goes through several in a row, and is the last one’s only', () => {
    const { request } = done(passOn(atParks(), toRoads, on('2026-06-02', parks)))
    const next = { referralId: 'ref3', directorateId: 'water', reason: 'A pipe.' }
    expect(refusalOf(passOn(request, next, on('2026-06-02', parks)))).toBe('not_your_request')
    const further = done(passOn(request, next, on('2026-06-02', roads))).request
    expect(further.referrals.map(({ hop }) => hop)).toEqual([1, 2, 3])
  })

  test('is refused to the same directorate, without a reason, and when it is not referred', () => {
    const today = on('2026-06-02')
    expect(passOn(atParks(), { ...toRoads, directorateId: 'parks' }, today)).toEqual({
      refusal: 'same_directorate',
      field: 'directorateId',
    })
    expect(passOn(atParks(), { ...toRoads, reason: ' ' }, today)).toEqual({
      refusal: 'text_missing',
      field: 'reason',
    })
    expect(refusalOf(passOn(atDesk(), toRoads, today))).toBe('not_referred')
    expect(refusalOf(passOn(incomplete(atParks()), toRoads, today))).toBe('wrong_status')
  })
})

describe('return', () => {
  const reason = 'Not ours.'

  test('puts it back to the desk, from where it can be referred again', () => {
    const back = done(returnReferral(atParks(), { reason }, on('2026-06-02', parks)))
    expect(back.request).toMatchObject({ status: 'received', referrals: [{ outcome: 'returned' }] })
    const again = done(refer(back.request, toRoads, on('2026-06-02'))).request
    expect(last(again)).toMatchObject({ hop: 2, round: 1, directorateId: 'roads' })
  })

  test('puts it back to whoever it was given to', () => {
    const given = done(assign(atParks(), { staffId: 'emine' }, on(received))).request
    const { request } = done(returnReferral(given, { reason }, on('2026-06-02', parks)))
    expect(request.assigneeId).toBe('emine')
  })

  test('is refused without a reason, to others, and when there is nothing to return', () => {
    const today = on('2026-06-02')
    expect(refusalOf(returnReferral(atParks(), { reason: '' }, today))).toBe('text_missing')
    const foreign = returnReferral(atParks(), { reason }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
    expect(refusalOf(returnReferral(answered(), { reason }, today))).toBe('not_referred')
    expect(refusalOf(returnReferral(awaitingFee(), { reason }, today))).toBe('wrong_status')
  })
})

describe('remind', () => {
  test('counts, notes when, and nudges the directorate', () => {
    const once = done(remind(atParks(), {}, on('2026-06-02'))).request
    const { request, nudge } = done(remind(once, {}, on('2026-06-03')))
    expect(last(request)).toMatchObject({ reminders: 2, remindedAt: on('2026-06-03').at })
    expect(nudge).toEqual({ event: 'reminder', directorateId: 'parks' })
  })

  test('is refused when nobody has it, or it waits for the applicant', () => {
    expect(refusalOf(remind(atDesk(), {}, on(received)))).toBe('not_referred')
    expect(refusalOf(remind(incomplete(atParks()), {}, on(received)))).toBe('wrong_status')
    expect(refusalOf(remind(atParks(), {}, on(received, roads)))).toBe('not_your_request')
  })
})

describe('escalate', () => {
  test('goes to the supervisor, then to the manager, then no further', () => {
    const first = done(escalate(atParks(), {}, on('2026-06-12')))
    expect(last(first.request)?.escalation).toBe('supervisor')
    expect(first.nudge).toMatchObject({ event: 'escalated', above: 'supervisor' })
    const second = done(escalate(first.request, {}, on('2026-06-17')))
    expect(last(second.request)?.escalation).toBe('manager')
    expect(second.step.data).toMatchObject({ to: 'manager' })
    expect(refusalOf(escalate(second.request, {}, on('2026-06-18')))).toBe('already_escalated')
  })

  test('is refused when nobody has it, or it waits for the applicant', () => {
    expect(refusalOf(escalate(atDesk(), {}, on(received)))).toBe('not_referred')
    expect(refusalOf(escalate(awaitingFee(), {}, on(received)))).toBe('wrong_status')
    expect(refusalOf(escalate(atParks(), {}, on(received, roads)))).toBe('not_your_request')
  })
})

describe('reissue', () => {
  const again = { referralId: 'ref2', reason: '' }

  test('begins a new round of the same hop, with a new date', () => {
    const silent = done(escalate(atParks(), {}, on('2026-06-12'))).request
    const { request, nudge } = done(reissue(silent, again, on('2026-06-15')))
    expect(request.status).toBe('referred')
    expect(request.referrals).toMatchObject([
      { hop: 1, round: 1, outcome: 'reissued' },
      { hop: 1, round: 2, directorateId: 'parks', dueOn: '2026-06-18', escalation: null },
    ])
    expect(nudge).toEqual({ event: 'referral-received', directorateId: 'parks' })
  })

  test('takes the day that is asked for', () => {
    const { request } = done(reissue(atParks(), { ...again, dueOn: '2026-06-05' }, on(received)))
    expect(last(request)?.dueOn).toBe('2026-06-05')
  })

  test('is refused when nobody has it, or it waits for the applicant', () => {
    expect(refusalOf(reissue(atDesk(), again, on(received)))).toBe('not_referred')
    expect(refusalOf(reissue(incomplete(atParks()), again, on(received)))).toBe('wrong_status')
    expect(refusalOf(reissue(atParks(), again, on(received, roads)))).toBe('not_your_request')
  })
})
