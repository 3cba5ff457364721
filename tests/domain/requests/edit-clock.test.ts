import { describe, expect, test } from 'vitest'
import { edit, type Edit } from '../../../domain/requests/edit.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { giveInterim } from '../../../domain/requests/give-interim.ts'
import { payFee } from '../../../domain/requests/pay-fee.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { supplement } from '../../../domain/requests/supplement.ts'
import {
  atDesk,
  atParks,
  awaitingFee,
  done,
  incomplete,
  information,
  on,
  petition,
} from './story.ts'

const today = on('2026-06-02')
const edited = (request: RequestState, command: Partial<Edit>, day = today): RequestState =>
  done(edit(request, { defaultStandardDays: 10, ...command }, day)).request

/** To another kind and back again, once through thanks, which are handed over by no day. */
const andBack = (request: RequestState, day = today) => {
  const wish = edited(request, { kind: 'wish', standardDays: null }, day)
  const thanks = edited(wish, { kind: 'thanks', standardDays: null }, day)
  return [wish, thanks].map((one) => edited(one, { kind: request.kind, standardDays: null }, day))
}

describe('a request that was called something else for a while', () => {
  test('is extended again, and not twice', () => {
    const extended = done(extend(atParks(information), { reason: 'Archive.' }, today)).request
    for (const back of andBack(extended)) expect(back.clock).toEqual(extended.clock)
    const [back] = andBack(extended)
    expect(extend(back!, { reason: 'Archive.' }, today)).toEqual({ refusal: 'already_extended' })
  })

  test('has the days again on which it waited for the applicant', () => {
    const later = on('2026-06-08')
    const asked = incomplete(atDesk(information), '2026-06-02')
    const { request: stood } = done(supplement(asked, { text: 'Çınar Park.' }, later))
    const { request: paid } = done(payFee(awaitingFee(undefined, '2026-06-02'), {}, later))
    const { request: both } = done(extend(stood, { reason: 'Archive.' }, later))
    for (const request of [stood, paid, both])
      for (const back of andBack(request, later)) expect(back.clock.dueOn).toBe(request.clock.dueOn)
    expect(andBack(stood, later)[0]?.clock).toEqual(stood.clock)
  })

  test('is meanwhile dated like any other of its kind, whatever its topic', () => {
    const extended = done(extend(atDesk(information), { reason: 'Archive.' }, today)).request
    const wish = edited(extended, { kind: 'wish', standardDays: null })
    expect(wish.clock).toMatchObject({ dueOn: '2026-06-11', isExtended: false })
    const other = edited(wish, { topicId: 'roads', standardDays: 2 })
    expect(other.clock).toMatchObject({ dueOn: '2026-06-01' })
    const back = edited(other, { kind: 'information', standardDays: 2 })
    expect(back.clock).toEqual(extended.clock)
  })

  test('keeps the date that its interim answer named', () => {
    const { request } = done(giveInterim(atDesk(petition), { text: 'We are at it.' }, today))
    for (const back of andBack(request)) expect(back.clock).toEqual(request.clock)
  })
})

describe('a topic that stays', () => {
  test('moves no date, though its standard was changed or it was removed since', () => {
    const before = atParks({ standardDays: 15 })
    for (const standardDays of [3, 60, null])
      expect(edited(before, { topicId: 'benches', standardDays }).clock).toEqual(before.clock)
  })

  test('moves none either when a wish turns out to be a complaint', () => {
    const before = atParks({ standardDays: 15 })
    const command = { kind: 'complaint', topicId: 'benches', standardDays: 3 } as const
    expect(edited(before, command).clock).toEqual(before.clock)
  })

  test('gives its standard to a petition that is none', () => {
    const { clock } = edited(atDesk(petition), { kind: 'wish', standardDays: 2 })
    expect(clock).toMatchObject({ law: 'standard', standardDays: 2, dueOn: '2026-06-01' })
  })
})
