import { describe, expect, test } from 'vitest'
import { answer } from '../../../domain/requests/answer.ts'
import { ask } from '../../../domain/requests/ask.ts'
import type { RequestChange } from '../../../domain/requests/decision.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { passOn } from '../../../domain/requests/pass-on.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { reissue } from '../../../domain/requests/reissue.ts'
import { remind } from '../../../domain/requests/remind.ts'
import { returnReferral } from '../../../domain/requests/return-referral.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { pastNudges } from '../../../domain/requests/still-true.ts'
import { withdraw } from '../../../domain/requests/withdraw.ts'
import { atDesk, atParks, done, incomplete, information, on, parks } from './story.ts'

const day = on('2026-06-02')
const reason = 'Not ours'
const to = (directorateId: string) => ({ referralId: 'ref2', directorateId, reason })

/** What is called back of a hand-over that is over, and of the silence in it. */
const ofHandOver = ['referral-received', 'reminder', 'escalated', 'silence-reported']
const ofDesk = ['left-at-desk', 'given-back']

function past(before: RequestState, decide: (request: RequestState) => ReturnType<typeof remind>) {
  const made: RequestChange = done(decide(before))
  return pastNudges(before, made).toSorted()
}

describe('what colleagues were told is not so any more', () => {
  test.each([
    ['withdrawn', (r: RequestState) => withdraw(r, { reason }, day), [...ofHandOver, ...ofDesk]],
    [
      'answered',
      (r: RequestState) => answer(r, { text: 'Done.' }, day),
      [...ofHandOver, ...ofDesk],
    ],
    [
      'given back',
      (r: RequestState) => returnReferral(r, { reason }, on('2026-06-02', parks)),
      ofHandOver,
    ],
  ])('once it is %s', (_, decide, events) => {
    expect(past(atParks(), decide)).toEqual(events.toSorted())
  })

  test.each([
    ['passed on', (r: RequestState) => passOn(r, to('roads'), day)],
    ['issued again', (r: RequestState) => reissue(r, { referralId: 'ref2', reason }, day)],
  ])('to who had it before it was %s, and that nobody waits for them', (_, decide) => {
    const events = [...ofHandOver, ...ofDesk, 'referral-withdrawn']
    expect(past(atParks(), decide)).toEqual(events.toSorted())
  })

  test('about the desk, once somebody has it', () => {
    const events = past(atDesk(), (r) => refer(r, to('parks'), day))
    expect(events).toEqual(expect.arrayContaining(ofDesk))
  })

  test('about silence, while the applicant is to do something first; that they have it stays so', () => {
    const events = past(atParks(information), (r) => ask(r, { text: 'Which?' }, day))
    expect(events).toEqual(['escalated', ...ofDesk, 'reminder', 'silence-reported'].toSorted())
    expect(past(incomplete(atParks(information)), (r) => withdraw(r, { reason }, day))).toContain(
      'referral-received',
    )
  })

  test('a reminder stands for those that did not leave; anything else in a hand-over changes nothing', () => {
    expect(past(atParks(), (r) => remind(r, {}, day))).toEqual([...ofDesk, 'reminder'].toSorted())
    expect(past(atParks(information), (r) => extend(r, { reason }, day))).toEqual(ofDesk.toSorted())
  })
})

test('who has it hears that it is over, and nobody where nobody has it', () => {
  const { nudge } = done(withdraw(atParks(), { reason }, day))
  expect(nudge).toEqual({ event: 'referral-withdrawn', directorateId: 'parks' })
  expect(done(withdraw(atDesk(), { reason }, day)).nudge).toBeNull()
})
