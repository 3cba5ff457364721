import { describe, expect, test } from 'vitest'
import { appeal, appealBy } from '../../../domain/requests/appeal.ts'
import { takesBack } from '../../../domain/requests/citizen-steps.ts'
import { closeByHand } from '../../../domain/requests/close-by-hand.ts'
import { decideAppeal } from '../../../domain/requests/decide-appeal.ts'
import { noteTold } from '../../../domain/requests/note-told.ts'
import { refuseInformation } from '../../../domain/requests/refuse-information.ts'
import { reopen } from '../../../domain/requests/reopen.ts'
import { answered, done, on, parks, refusalOf, refused, told } from './story.ts'

const knownRefused = () => told(refused(), '2026-06-05')
const appealed = () => done(appeal(knownRefused(), { on: '2026-06-10' }, on('2026-06-12'))).request

describe('the last day to appeal', () => {
  test('is 15 calendar days after the refusal reached the applicant, or the working day after', () => {
    // 20 June is a Saturday.
    expect(appealBy(knownRefused(), on('2026-06-05'))).toBe('2026-06-22')
    expect(appealBy(told(refused(), '2026-06-08'), on('2026-06-08'))).toBe('2026-06-23')
  })

  test('is not there while it did not reach them', () => {
    expect(appealBy(refused(), on('2026-06-05'))).toBeNull()
    const attempted = done(noteTold(refused(), { told: 'attempted' }, on('2026-06-05'))).request
    const closed = done(closeByHand(attempted, { reason: 'Gone.' }, on('2026-06-05'))).request
    expect(appealBy(closed, on('2026-09-01'))).toBeNull()
    expect(refusalOf(appeal(closed, { on: '2026-09-01' }, on('2026-09-01')))).toBeNull()
  })
})

describe('appeal', () => {
  test('is noted with its day; the request stays closed until the board decides', () => {
    const { request, step } = done(appeal(knownRefused(), { on: '2026-06-22' }, on('2026-07-01')))
    expect(request).toMatchObject({
      ...{ status: 'closed', outcome: 'refused' },
      appeal: { on: '2026-06-22', decision: null },
    })
    expect(step).toEqual({ type: 'appealed', data: { on: '2026-06-22' }, text: '' })
  })

  test('is refused a day too late', () => {
    expect(appeal(knownRefused(), { on: '2026-06-23' }, on('2026-06-23'))).toEqual({
      refusal: 'too_late_to_appeal',
      field: 'on',
    })
  })

  test('is refused twice, against an answer, and to officers', () => {
    const command = { on: '2026-06-12' }
    expect(refusalOf(appeal(appealed(), command, on('2026-06-12')))).toBe('wrong_status')
    expect(refusalOf(appeal(answered(), command, on('2026-06-12')))).toBe('not_refused')
    const byOfficer = appeal(knownRefused(), command, on('2026-06-12', parks))
    expect(refusalOf(byOfficer)).toBe('not_your_request')
  })
})

describe('the board’s decision', () => {
  const granted = () => done(decideAppeal(appealed(), { decision: 'granted' }, on('2026-07-20')))

  test('granted: open again, with 15 working days from today', () => {
    const { request, tell } = granted()
    expect(request).toMatchObject({
      ...{ status: 'received', outcome: null, told: null, closedAt: null, reopened: 1 },
      appeal: { on: '2026-06-10', decision: 'granted' },
      clock: { startsOn: '2026-07-20', forwardBy: '2026-07-22', dueOn: '2026-08-10' },
    })
    expect(tell).toBe('reopened')
  })

  test('upheld: it stays as it is, and nobody is told by us', () => {
    const { request, tell, nudge } = done(
      decideAppeal(appealed(), { decision: 'upheld' }, on('2026-07-20')),
    )
    expect(request).toMatchObject({ status: 'closed', appeal: { decision: 'upheld' } })
    expect([tell, nudge]).toEqual([null, null])
  })

  test('refused again, it can be appealed again', () => {
    const grounds = 'Personal data.'
    const again = done(refuseInformation(granted().request, { grounds }, on('2026-07-21'))).request
    expect(again.appeal).toBeNull()
    expect(refusalOf(appeal(again, { on: '2026-07-22' }, on('2026-07-22')))).toBeNull()
  })

  test.each(['granted', 'upheld'] as const)(
    'after the house opened it again by itself is noted: %s, and the new answer stands',
    (decision) => {
      const today = on('2026-07-20')
      const reopened = done(reopen(appealed(), { reason: 'A mistake.' }, today)).request
      const { request, step, tell } = done(decideAppeal(reopened, { decision }, today))
      expect(request).toMatchObject({ status: 'received', reopened: 1, appeal: { decision } })
      expect(request.clock).toEqual(reopened.clock)
      expect([takesBack(step), tell]).toEqual([false, null])
      expect(refusalOf(decideAppeal(request, { decision }, today))).toBe('wrong_status')
    },
  )

  test('is refused without an appeal, twice, and to officers', () => {
    const [command, today] = [{ decision: 'granted' }, on('2026-07-20')] as const
    expect(refusalOf(decideAppeal(knownRefused(), command, today))).toBe('wrong_status')
    const upheld = done(decideAppeal(appealed(), { decision: 'upheld' }, today)).request
    expect(refusalOf(decideAppeal(upheld, command, today))).toBe('wrong_status')
    const never = done(reopen(knownRefused(), { reason: 'A mistake.' }, today)).request
    expect(refusalOf(decideAppeal(never, command, today))).toBe('not_refused')
    const byOfficer = decideAppeal(appealed(), command, on('2026-07-20', parks))
    expect(refusalOf(byOfficer)).toBe('not_your_request')
  })
})
