import { describe, expect, test } from 'vitest'
import { assign } from '../../../domain/requests/assign.ts'
import { edit } from '../../../domain/requests/edit.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { registerPaper } from '../../../domain/requests/register-paper.ts'
import { visit } from '../../../domain/requests/visit.ts'
import {
  answered,
  atDesk,
  atParks,
  awaitingFee,
  done,
  everyStatus,
  incomplete,
  information,
  last,
  on,
  petition,
  refusalOf,
  roads,
  told,
} from './story.ts'

const today = on('2026-06-02')
const days = { defaultStandardDays: 10 }

describe('edit', () => {
  test('what is left out stays as it is', () => {
    const before = atParks()
    const { request } = done(edit(before, days, today))
    expect(request).toEqual({ ...before, version: 3 })
  })

  test('another kind has another law’s date, from the day of receipt, for the recipient too', () => {
    const { request, step } = done(edit(atParks(), { ...days, kind: 'petition' }, today))
    expect(request).toMatchObject({
      kind: 'petition',
      clock: { law: 'petition', startsOn: '2026-05-25', dueOn: '2026-06-24', standardDays: null },
      referrals: [{ dueOn: '2026-06-24' }],
    })
    expect(step.data).toMatchObject({ kind: 'petition', dueOn: '2026-06-24' })
  })

  test('a petition that is none has the house’s standard, or its topic’s', () => {
    const wish = { ...days, kind: 'wish' } as const
    const { clock } = done(edit(atDesk(petition), wish, today)).request
    expect(clock).toMatchObject({ law: 'standard', standardDays: 10, dueOn: '2026-06-11' })
    const own = done(edit(atDesk(petition), { ...wish, standardDays: 2 }, today)).request
    expect(own.clock).toMatchObject({ standardDays: 2, dueOn: '2026-06-01' })
  })

  test('another topic has its own standard', () => {
    const command = { ...days, topicId: 'roads', standardDays: 15 }
    const { request } = done(edit(atParks(), command, today))
    expect(request).toMatchObject({ topicId: 'roads', clock: { dueOn: '2026-06-18' } })
    const back = done(edit(request, { ...days, topicId: null, standardDays: null }, today)).request
    expect(back).toMatchObject({ topicId: null, clock: { dueOn: '2026-06-11' } })
  })

  test('another topic under a law moves nothing', () => {
    const extended = done(extend(atParks(information), { reason: 'Archive.' }, today)).request
    const command = { ...days, topicId: 'roads', standardDays: 2 }
    expect(done(edit(extended, command, today)).request.clock).toEqual(extended.clock)
  })

  test('a recipient’s own date stays, but never later than the request’s', () => {
    const kept = edit(atParks({}, '2026-06-08'), { ...days, kind: 'petition' }, today)
    expect(last(done(kept).request)?.dueOn).toBe('2026-06-08')
    const cut = edit(atParks(petition, '2026-06-15'), { ...days, kind: 'wish' }, today)
    expect(last(done(cut).request)?.dueOn).toBe('2026-06-11')
  })

  test('a recipient of thanks keeps their date', () => {
    const { request } = done(edit(atParks(), { ...days, kind: 'thanks' }, today))
    expect([request.clock.dueOn, last(request)?.dueOn]).toEqual([null, '2026-06-11'])
  })

  test('another topic of what is answered moves no date: a late answer stays late', () => {
    const late = answered(atParks(), '2026-06-30')
    const command = { ...days, topicId: 'trees', standardDays: 60 }
    const { request } = done(edit(late, command, on('2026-07-01')))
    expect(request).toMatchObject({ topicId: 'trees', clock: late.clock })
  })

  test('urgency and words change no date', () => {
    const command = { ...days, urgent: true, oldText: 'One bench.' }
    const { request, step } = done(edit(atDesk(), command, today))
    expect(request).toMatchObject({ urgent: true, clock: atDesk().clock })
    expect(step.text).toBe('One bench.')
  })

  test('is refused when it is closed, and to others', () => {
    expect(refusalOf(edit(told(answered()), days, today))).toBe('wrong_status')
    expect(refusalOf(edit(atParks(), days, on('2026-06-02', roads)))).toBe('not_your_request')
  })

  test('another kind is refused while the applicant is to do something, and when it is decided', () => {
    const command = { ...days, kind: 'petition' } as const
    for (const request of [incomplete(atParks(information)), awaitingFee(), answered()]) {
      expect(edit(request, command, today)).toEqual({ refusal: 'wrong_status', field: 'kind' })
      expect(refusalOf(edit(request, { ...days, urgent: true }, today))).toBeNull()
    }
  })
})

describe('assign', () => {
  test('gives it to a named colleague, in whose list it stands', () => {
    const { request, nudge, step } = done(assign(atDesk(), { staffId: 'emine' }, today))
    expect(request.assigneeId).toBe('emine')
    expect(nudge).toBeNull()
    expect(step.data).toEqual({ staffId: 'emine' })
  })

  test('is refused when it is closed, and to others', () => {
    expect(refusalOf(assign(told(answered()), { staffId: 'emine' }, today))).toBe('wrong_status')
    const foreign = assign(atParks(), { staffId: 'emine' }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('the paper’s registry number', () => {
  const paper = { number: ' E-2026/17 ', on: '2026-05-26' }
  const registry = { number: 'E-2026/17', on: '2026-05-26' }

  test('stands with a petition and an information request', () => {
    for (const input of [petition, information]) {
      const { request, step } = done(registerPaper(atDesk(input), paper, today))
      expect([request.registry, step.data]).toEqual([registry, registry])
    }
  })

  test('may come after closing, and be put right', () => {
    const closed = told(answered(atDesk(petition)))
    const first = done(registerPaper(closed, { ...paper, number: '71' }, today)).request
    expect(done(registerPaper(first, paper, today)).request.registry).toEqual(registry)
  })

  test('is refused for kinds without paper, without a number, and to others', () => {
    expect(refusalOf(registerPaper(atDesk(), paper, today))).toBe('not_petition')
    expect(registerPaper(atDesk(petition), { ...paper, number: ' ' }, today)).toEqual({
      refusal: 'text_missing',
      field: 'number',
    })
    const foreign = registerPaper(atParks(petition), paper, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})

describe('a visit', () => {
  test.each(everyStatus())(
    'is written down when it is $status, and changes nothing else',
    (before) => {
      const { request, step } = done(visit(before, { text: 'The bench stands.' }, today))
      expect(request).toEqual({ ...before, version: before.version + 1 })
      expect(step).toEqual({ type: 'visited', data: {}, text: 'The bench stands.' })
    },
  )

  test('is refused without words, and to others', () => {
    expect(refusalOf(visit(atParks(), { text: '' }, today))).toBe('text_missing')
    const foreign = visit(atParks(), { text: 'Seen.' }, on('2026-06-02', roads))
    expect(refusalOf(foreign)).toBe('not_your_request')
  })
})
