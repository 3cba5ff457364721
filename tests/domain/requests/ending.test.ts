import { describe, expect, test } from 'vitest'
import { assign } from '../../../domain/requests/assign.ts'
import { closeByHand } from '../../../domain/requests/close-by-hand.ts'
import { noteTold } from '../../../domain/requests/note-told.ts'
import { reopen } from '../../../domain/requests/reopen.ts'
import { withdraw } from '../../../domain/requests/withdraw.ts'
import {
  answered,
  atDesk,
  atParks,
  awaitingFee,
  done,
  everyStatus,
  incomplete,
  information,
  on,
  parks,
  refusalOf,
  roads,
  told,
} from './story.ts'

const reason = 'Said so on the telephone.'
const today = on('2026-06-05')

describe('the applicant was told', () => {
  test('closes the request', () => {
    const { request, step } = done(noteTold(answered(), { told: 'told' }, today))
    expect(request).toMatchObject({ status: 'closed', told: 'told', closedAt: today.at })
    expect(step).toEqual({ type: 'told', data: { told: 'told' }, text: '' })
  })

  test('attempted only: a colleague closes it, or it is told after all', () => {
    const { request } = done(noteTold(answered(), { told: 'attempted' }, today))
    expect(request).toMatchObject({ status: 'answered', told: 'attempted', closedAt: null })
    expect(done(noteTold(request, { told: 'told' }, today)).request.status).toBe('closed')
    expect(done(closeByHand(request, { reason }, today)).request.status).toBe('closed')
  })

  test.each(everyStatus().filter(({ status }) => status !== 'answered'))(
    'is refused when it is $status',
    (request) => {
      expect(refusalOf(noteTold(request, { told: 'told' }, today))).toBe('wrong_status')
    },
  )

  test('is no officer’s', () => {
    const decision = noteTold(answered(), { told: 'told' }, on('2026-06-05', parks))
    expect(refusalOf(decision)).toBe('not_your_request')
  })
})

describe('close by hand', () => {
  test('what cannot be told, because there is no way or CİMER has it', () => {
    for (const input of [{ isReachable: false }, { channel: 'cimer' }] as const) {
      const { request, step } = done(closeByHand(answered(atParks(input)), { reason }, today))
      expect(request).toMatchObject({ status: 'closed', outcome: 'answered', closedAt: today.at })
      expect(step).toEqual({ type: 'closed', data: {}, text: reason })
    }
  })

  test('is refused while the applicant was not told, without a reason, and to officers', () => {
    expect(refusalOf(closeByHand(answered(), { reason }, today))).toBe('not_told')
    const unreachable = answered(atParks({ isReachable: false }))
    expect(refusalOf(closeByHand(unreachable, { reason: '' }, today))).toBe('text_missing')
    const byOfficer = closeByHand(unreachable, { reason }, on('2026-06-05', parks))
    expect(refusalOf(byOfficer)).toBe('not_your_request')
  })

  test('is refused when nothing is decided, and twice', () => {
    for (const request of everyStatus().filter(({ status }) => status !== 'answered'))
      expect(refusalOf(closeByHand(request, { reason }, today))).toBe('wrong_status')
  })
})

describe('withdraw', () => {
  test.each([atDesk(), atParks(), incomplete(atParks(information)), awaitingFee()])(
    'closes what is $status at once, with a confirmation',
    (before) => {
      const { request, tell, step } = done(withdraw(before, { reason }, today))
      expect(request).toMatchObject({
        ...{ status: 'closed', outcome: 'withdrawn', closedAt: today.at },
        clock: { stoppedOn: null, feeDueOn: null },
      })
      expect(request.referrals.every(({ outcome }) => outcome === 'withdrawn')).toBe(true)
      expect([tell, step.text]).toEqual(['withdrawn', reason])
    },
  )

  test('needs no reason', () => {
    expect(refusalOf(withdraw(atDesk(), { reason: '' }, today))).toBeNull()
  })

  test('is refused once it is decided, and to others', () => {
    for (const request of [answered(), told(answered())])
      expect(refusalOf(withdraw(request, { reason }, today))).toBe('wrong_status')
    const foreign = withdraw(atParks(), { reason }, on('2026-06-05', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('reopen', () => {
  test.each([answered(), told(answered())])(
    'puts what is $status back to the desk, with the whole time of its rule',
    (before) => {
      const { request, tell, step } = done(reopen(before, { reason }, on('2026-06-29')))
      expect(request).toMatchObject({
        ...{ status: 'received', outcome: null, told: null, closedAt: null, reopened: 1 },
        clock: { law: 'standard', startsOn: '2026-06-29', standardDays: 10, dueOn: '2026-07-13' },
      })
      expect(request.clock.forwardBy).toBe('2026-07-01')
      expect([tell, step.text]).toEqual(['reopened', reason])
    },
  )

  test('keeps its chain, which goes on', () => {
    const { request } = done(reopen(told(answered()), { reason }, on('2026-06-29')))
    expect(request.referrals).toMatchObject([{ hop: 1, outcome: 'answered' }])
  })

  test('stays with whoever it was given to', () => {
    const given = done(assign(answered(), { staffId: 'a-clerk' }, today)).request
    expect(done(reopen(given, { reason }, today)).request.assigneeId).toBe('a-clerk')
  })

  test('is refused while it is open, without a reason, and to officers', () => {
    for (const request of [atDesk(), atParks(), incomplete(atParks()), awaitingFee()])
      expect(refusalOf(reopen(request, { reason }, today))).toBe('wrong_status')
    expect(refusalOf(reopen(answered(), { reason: ' ' }, today))).toBe('text_missing')
    const byOfficer = reopen(answered(), { reason }, on('2026-06-05', parks))
    expect(refusalOf(byOfficer)).toBe('not_your_request')
  })
})
