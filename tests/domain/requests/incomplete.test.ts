import { describe, expect, test } from 'vitest'
import { ask } from '../../../domain/requests/ask.ts'
import { askFee } from '../../../domain/requests/ask-fee.ts'
import { expireFee, isFeeExpired } from '../../../domain/requests/expire-fee.ts'
import { payFee } from '../../../domain/requests/pay-fee.ts'
import { supplement } from '../../../domain/requests/supplement.ts'
import {
  answered,
  atDesk,
  atParks,
  awaitingFee,
  clerk,
  done,
  incomplete,
  information,
  last,
  on,
  parks,
  petition,
  received,
  refusalOf,
  roads,
  told,
} from './story.ts'

const text = 'Which park?'

describe('ask the applicant back', () => {
  test('stops the clock of an information request, and the applicant hears', () => {
    const { request, step, tell } = done(
      ask(atParks(information), { text }, on('2026-06-02', parks)),
    )
    expect(request).toMatchObject({ status: 'incomplete', clock: { stoppedOn: '2026-06-02' } })
    expect([step.type, step.text, tell]).toEqual(['asked', text, 'incomplete'])
  })

  test.each([petition, { kind: 'wish' }] as const)('leaves every other clock running', (input) => {
    const { request } = done(ask(atParks(input), { text }, on('2026-06-02')))
    expect(request).toMatchObject({ status: 'incomplete', clock: { stoppedOn: null } })
  })

  test('is possible at the desk', () => {
    expect(done(ask(atDesk(), { text }, on('2026-06-02', clerk))).request.status).toBe('incomplete')
  })

  test('is refused without words, to others, and when somebody waits already', () => {
    expect(refusalOf(ask(atParks(), { text: ' ' }, on('2026-06-02')))).toBe('text_missing')
    expect(refusalOf(ask(atParks(), { text }, on('2026-06-02', roads)))).toBe('not_your_request')
    for (const request of [incomplete(atParks()), awaitingFee(), answered()])
      expect(refusalOf(ask(request, { text }, on('2026-06-02')))).toBe('wrong_status')
  })
})

describe('the applicant completes it', () => {
  const text = 'The one at the station.'

  test('it goes on at the desk, or with the recipient, who hears that it is their turn', () => {
    const desk = done(supplement(incomplete(atDesk()), { text }, on('2026-06-09')))
    expect([desk.request.status, desk.nudge]).toEqual(['received', null])
    const recipient = done(supplement(incomplete(atParks()), { text }, on('2026-06-09')))
    expect(recipient.request.status).toBe('referred')
    expect(recipient.nudge).toEqual({ event: 'reminder', directorateId: 'parks' })
  })

  test('the clock of an information request moves by the working days it stood', () => {
    const { request } = done(
      supplement(incomplete(atParks(information)), { text }, on('2026-06-09')),
    )
    expect(request.clock).toMatchObject({ stoppedOn: null, dueOn: '2026-06-25' })
    expect(last(request)?.dueOn).toBe('2026-06-25')
  })

  test('a recipient’s own date moves as far', () => {
    const waiting = incomplete(atParks(information, '2026-06-10'))
    const { request } = done(supplement(waiting, { text }, on('2026-06-09')))
    expect(last(request)?.dueOn).toBe('2026-06-17')
  })

  test('any other date stays', () => {
    const { request } = done(supplement(incomplete(atParks()), { text }, on('2026-06-09')))
    expect([request.clock.dueOn, last(request)?.dueOn]).toEqual(['2026-06-11', '2026-06-11'])
  })

  test('is refused without words, to others, and when nothing was asked', () => {
    const today = on('2026-06-09')
    expect(refusalOf(supplement(incomplete(atParks()), { text: '' }, today))).toBe('text_missing')
    expect(refusalOf(supplement(atParks(), { text }, today))).toBe('wrong_status')
    const foreign = supplement(incomplete(atParks()), { text }, on('2026-06-09', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('ask for the fee', () => {
  const text = '40 TL for 20 pages'

  test('stops the clock and leaves 15 working days to pay', () => {
    const { request, step, tell } = done(askFee(atParks(information), { text }, on('2026-06-02')))
    expect(request.status).toBe('awaiting-fee')
    expect(request.clock).toMatchObject({ stoppedOn: '2026-06-02', feeDueOn: '2026-06-23' })
    expect(step).toEqual({ type: 'fee-asked', data: { feeDueOn: '2026-06-23' }, text })
    expect(tell).toBe('fee-asked')
  })

  test('is refused for other kinds, without words, to others, and when somebody waits already', () => {
    const today = on('2026-06-02')
    expect(refusalOf(askFee(atParks(petition), { text }, today))).toBe('not_information')
    expect(refusalOf(askFee(atParks(information), { text: '' }, today))).toBe('text_missing')
    const foreign = askFee(atParks(information), { text }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
    for (const request of [incomplete(atParks(information)), awaitingFee()])
      expect(refusalOf(askFee(request, { text }, today))).toBe('wrong_status')
  })
})

const paid = (paidOn: string) => ({ paidOn })

describe('the fee is paid', () => {
  test('the clock runs again, later by the days it stood', () => {
    const { request, nudge } = done(payFee(awaitingFee(), {}, on('2026-06-09')))
    expect(request.status).toBe('referred')
    expect(request.clock).toMatchObject({ stoppedOn: null, feeDueOn: null, dueOn: '2026-06-25' })
    expect(nudge).toEqual({ event: 'reminder', directorateId: 'parks' })
  })

  test('at the desk it goes on at the desk', () => {
    const { request } = done(payFee(awaitingFee(atDesk(information)), {}, on('2026-06-09')))
    expect(request.status).toBe('received')
  })

  test('counts from the day it was paid, whenever that is written down', () => {
    const { request, step } = done(payFee(awaitingFee(), paid('2026-06-09'), on('2026-06-12')))
    expect(request.clock.dueOn).toBe('2026-06-25')
    expect(step.data).toEqual({ paidOn: '2026-06-09' })
  })

  test('is written down also on the morning after the last day, when it was paid in time', () => {
    const { request } = done(payFee(awaitingFee(), paid('2026-06-23'), on('2026-06-24')))
    expect(request.status).toBe('referred')
  })

  test('in time opens again what was closed as unpaid, where its clock stood', () => {
    const closed = done(expireFee(awaitingFee(), {}, on('2026-06-25'))).request
    const { request, tell } = done(payFee(closed, paid('2026-06-09'), on('2026-06-29')))
    expect(request).toMatchObject({
      ...{ status: 'received', outcome: null, closedAt: null, unpaidClock: null },
      clock: { startsOn: received, stoppedOn: null, feeDueOn: null, dueOn: '2026-06-25' },
    })
    expect(tell).toBe('reopened')
  })

  test('is refused for a day ahead, before it was asked for, and after the last day', () => {
    const closed = done(expireFee(awaitingFee(), {}, on('2026-06-25'))).request
    for (const request of [awaitingFee(), closed]) {
      const refusal = (day: string) => refusalOf(payFee(request, paid(day), on('2026-06-25')))
      expect(refusal('2026-06-26')).toBe('in_the_future')
      expect(refusal('2026-06-01')).toBe('paid_before_asked')
      expect(refusal('2026-06-24')).toBe('paid_too_late')
    }
  })

  test('is refused when none was asked for, and to others', () => {
    expect(refusalOf(payFee(atParks(information), {}, on('2026-06-09')))).toBe('no_fee_asked')
    expect(refusalOf(payFee(told(answered()), {}, on('2026-06-09')))).toBe('no_fee_asked')
    expect(refusalOf(payFee(awaitingFee(), {}, on('2026-06-09', roads)))).toBe('not_your_request')
  })
})

describe('the fee is not paid', () => {
  test('counts as withdrawn once a payment of the last day would be written down', () => {
    const { request, step, tell } = done(expireFee(awaitingFee(), {}, on('2026-06-25')))
    expect(request).toMatchObject({
      ...{ status: 'closed', outcome: 'fee-unpaid', closedAt: on('2026-06-25').at },
      ...{ clock: { stoppedOn: null }, referrals: [{ outcome: 'withdrawn' }] },
    })
    expect(step.data).toEqual({ feeDueOn: '2026-06-23' })
    expect(tell).toBe('fee-unpaid')
  })

  test('is refused on the last day and the working day after, when none was asked for, and to others', () => {
    for (const day of ['2026-06-23', '2026-06-24'])
      expect(refusalOf(expireFee(awaitingFee(), {}, on(day)))).toBe('wrong_status')
    expect(refusalOf(expireFee(atParks(information), {}, on('2026-06-24')))).toBe('no_fee_asked')
    const foreign = expireFee(awaitingFee(), {}, on('2026-06-24', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })

  test('is known by its date', () => {
    expect(isFeeExpired(awaitingFee(), on('2026-06-24'))).toBe(false)
    expect(isFeeExpired(awaitingFee(), on('2026-06-25'))).toBe(true)
    expect(isFeeExpired(atParks(information), on('2027-01-01'))).toBe(false)
  })

  test('of a last day before the weekend, on the Tuesday after', () => {
    const request = awaitingFee(atParks(information), '2026-06-05')
    expect(request.clock.feeDueOn).toBe('2026-06-26')
    expect(isFeeExpired(request, on('2026-06-29'))).toBe(false)
    expect(isFeeExpired(request, on('2026-06-30'))).toBe(true)
  })
})
