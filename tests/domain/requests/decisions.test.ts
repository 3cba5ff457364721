import { describe, expect, test } from 'vitest'
import { answer } from '../../../domain/requests/answer.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { forward } from '../../../domain/requests/forward.ts'
import { giveInterim } from '../../../domain/requests/give-interim.ts'
import { notExaminable, notExaminableGrounds } from '../../../domain/requests/not-examinable.ts'
import { refuseInformation } from '../../../domain/requests/refuse-information.ts'
import { returnReferral } from '../../../domain/requests/return-referral.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { supplement } from '../../../domain/requests/supplement.ts'
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
  petition,
  refusalOf,
  roads,
  told,
} from './story.ts'

const text = 'Mended on Friday.'

/** A decided request is one that waits for nobody but the applicant’s being told. */
function expectDecided(request: RequestState, outcome: string) {
  expect(request).toMatchObject({
    ...{ status: 'answered', outcome, told: null, closedAt: null },
    clock: { stoppedOn: null },
  })
  expect(request.referrals.every(({ endedAt }) => endedAt !== null)).toBe(true)
}

describe('extend', () => {
  const reason = 'The archive is elsewhere.'

  test('gives 30 working days in all, the recipient too, with notice to the applicant', () => {
    const { request, step, tell } = done(
      extend(atParks(information), { reason }, on('2026-06-18', parks)),
    )
    expect(request.clock).toMatchObject({ isExtended: true, dueOn: '2026-07-09' })
    expect(last(request)?.dueOn).toBe('2026-07-09')
    expect(step).toEqual({ type: 'extended', data: { dueOn: '2026-07-09' }, text: reason })
    expect(tell).toBe('extended')
  })

  test('leaves a recipient’s own date', () => {
    const request = atParks(information, '2026-06-10')
    const extended = done(extend(request, { reason }, on('2026-06-18'))).request
    expect(last(extended)?.dueOn).toBe('2026-06-10')
  })

  test('counts the days that the clock stood', () => {
    const waited = incomplete(atParks(information))
    const request = done(supplement(waited, { text }, on('2026-06-09'))).request
    const { clock } = done(extend(request, { reason }, on('2026-06-25'))).request
    expect(clock.dueOn).toBe('2026-07-17')
  })

  test('is refused once the first 15 days are over, and a second time', () => {
    const late = extend(atParks(information), { reason }, on('2026-06-19'))
    expect(refusalOf(late)).toBe('too_late_to_extend')
    const { request } = done(extend(atParks(information), { reason }, on('2026-06-18')))
    expect(refusalOf(extend(request, { reason }, on('2026-06-18')))).toBe('already_extended')
  })

  test('is refused for other kinds, while the clock stands, when decided, without reason, to others', () => {
    const today = on('2026-06-02')
    expect(refusalOf(extend(atParks(petition), { reason }, today))).toBe('not_information')
    expect(refusalOf(extend(awaitingFee(), { reason }, today))).toBe('wrong_status')
    const decided = answered(atParks(information))
    expect(refusalOf(extend(decided, { reason }, today))).toBe('wrong_status')
    expect(refusalOf(extend(atParks(information), { reason: '' }, today))).toBe('text_missing')
    const foreign = extend(atParks(information), { reason }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('give an interim answer', () => {
  test('the result is due 30 calendar days on, from the recipient too', () => {
    const { request, tell } = done(
      giveInterim(atParks(petition), { text }, on('2026-06-24', parks)),
    )
    expect(request).toMatchObject({
      ...{ status: 'referred', interimOn: '2026-06-24', clock: { dueOn: '2026-07-24' } },
      referrals: [{ dueOn: '2026-07-24' }],
    })
    expect(tell).toBe('interim')
  })

  test('is refused for other kinds, without words, while incomplete, and to others', () => {
    const today = on('2026-06-02')
    expect(refusalOf(giveInterim(atParks(), { text }, today))).toBe('not_petition')
    expect(refusalOf(giveInterim(atParks(petition), { text: '' }, today))).toBe('text_missing')
    const late = giveInterim(atParks(petition), { text }, on('2026-06-25'))
    expect(refusalOf(late)).toBe('too_late_for_interim')
    const once = done(giveInterim(atParks(petition), { text }, today)).request
    expect(refusalOf(giveInterim(once, { text }, today))).toBe('too_late_for_interim')
    const waiting = incomplete(atParks(petition))
    expect(refusalOf(giveInterim(waiting, { text }, today))).toBe('wrong_status')
    const foreign = giveInterim(atParks(petition), { text }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('answer', () => {
  test('ends the referral, and the applicant is to hear', () => {
    const { request, step, tell } = done(answer(atParks(), { text }, on('2026-06-03', parks)))
    expectDecided(request, 'answered')
    expect(last(request)?.outcome).toBe('answered')
    expect(step).toEqual({ type: 'answered', data: {}, text })
    expect(tell).toBe('answered')
  })

  test('keeps the grounds with the words', () => {
    const { step } = done(
      answer(atDesk(petition), { text, grounds: 'By-law 7.' }, on('2026-06-03')),
    )
    expect(step.text).toBe('Mended on Friday.\n\nBy-law 7.')
  })

  test('is possible at the desk, and while something is missing', () => {
    expectDecided(done(answer(atDesk(), { text }, on('2026-06-03'))).request, 'answered')
    const waiting = incomplete(atParks(information))
    expectDecided(done(answer(waiting, { text }, on('2026-06-03'))).request, 'answered')
  })

  test('tells nobody who cannot be reached: CİMER’s answer is entered there', () => {
    expect(done(answer(atDesk({ channel: 'cimer' }), { text }, on('2026-06-03'))).tell).toBeNull()
  })

  test('is refused without words, while the fee is not paid, twice, and to others', () => {
    const today = on('2026-06-03')
    expect(refusalOf(answer(atParks(), { text: '\n' }, today))).toBe('text_missing')
    for (const request of [awaitingFee(), answered(), told(answered())])
      expect(refusalOf(answer(request, { text }, today))).toBe('wrong_status')
    expect(refusalOf(answer(atParks(), { text }, on('2026-06-03', roads)))).toBe('not_your_request')
  })

  test('is not the officer’s any more who gave it back', () => {
    const { request } = done(returnReferral(atParks(), { reason: 'No.' }, on('2026-06-03', parks)))
    expect(refusalOf(answer(request, { text }, on('2026-06-03', parks)))).toBe('not_your_request')
  })
})

describe('refuse information', () => {
  const grounds = 'A trade secret.'

  test('with its reasons', () => {
    const decision = refuseInformation(atParks(information), { grounds }, on('2026-06-03', parks))
    const { request, step, tell } = done(decision)
    expectDecided(request, 'refused')
    expect(step).toEqual({ type: 'refused', data: {}, text: grounds })
    expect(tell).toBe('refused')
  })

  test('is refused for other kinds, without reasons, when decided, and to others', () => {
    const today = on('2026-06-03')
    expect(refusalOf(refuseInformation(atParks(), { grounds }, today))).toBe('not_information')
    expect(refuseInformation(atParks(information), { grounds: '' }, today)).toEqual({
      refusal: 'text_missing',
      field: 'grounds',
    })
    const decided = answered(atParks(information))
    expect(refusalOf(refuseInformation(decided, { grounds }, today))).toBe('wrong_status')
    const foreign = refuseInformation(atParks(information), { grounds }, on('2026-06-03', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('a petition that is not examined', () => {
  test.each(notExaminableGrounds)('%s', (ground) => {
    const decision = notExaminable(atParks(petition), { ground, text }, on('2026-06-03', parks))
    const { request, step, tell } = done(decision)
    expectDecided(request, 'not-examinable')
    expect(step).toEqual({ type: 'not-examinable', data: { ground }, text })
    expect(tell).toBe('not-examinable')
  })

  test('is refused for other kinds, without words, when decided, and to others', () => {
    const [ground, today] = ['judicial', on('2026-06-03')] as const
    expect(refusalOf(notExaminable(atParks(), { ground, text }, today))).toBe('not_petition')
    const empty = notExaminable(atParks(petition), { ground, text: '' }, today)
    expect(refusalOf(empty)).toBe('text_missing')
    const decided = answered(atParks(petition))
    expect(refusalOf(notExaminable(decided, { ground, text }, today))).toBe('wrong_status')
    const foreign = notExaminable(atParks(petition), { ground, text }, on('2026-06-03', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('forward to the right authority', () => {
  const toWater = {
    referralId: 'ref9',
    institutionId: 'water',
    text: 'Sent to the water authority.',
  }

  test('the chain says where it went, nobody waits for it, and the applicant hears', () => {
    const { request, step, tell } = done(forward(atParks(), toWater, on('2026-06-03', parks)))
    expectDecided(request, 'forwarded')
    expect(request.referrals).toMatchObject([
      { hop: 1, directorateId: 'parks', outcome: 'forwarded' },
      { id: 'ref9', hop: 2, directorateId: 'water', outcome: 'forwarded', dueOn: '2026-06-11' },
    ])
    expect(step.data).toEqual({ referralId: 'ref9', directorateId: 'water' })
    expect(tell).toBe('forwarded')
  })

  test('is possible at the desk', () => {
    const { request } = done(forward(atDesk(), toWater, on('2026-06-03')))
    expectDecided(request, 'forwarded')
    expect(request.referrals).toHaveLength(1)
  })

  test('is refused without words, when decided, and to others', () => {
    const today = on('2026-06-03')
    expect(refusalOf(forward(atParks(), { ...toWater, text: '' }, today))).toBe('text_missing')
    expect(refusalOf(forward(answered(), toWater, today))).toBe('wrong_status')
    expect(refusalOf(forward(atParks(), toWater, on('2026-06-03', roads)))).toBe('not_your_request')
  })
})
