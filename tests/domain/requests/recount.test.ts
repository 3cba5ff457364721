import { describe, expect, test } from 'vitest'
import { workCalendar, type CalendarDay } from '../../../domain/calendar.ts'
import { askFee } from '../../../domain/requests/ask-fee.ts'
import { ask } from '../../../domain/requests/ask.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { recount } from '../../../domain/requests/recount.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { turkeyCalendar } from '../../../domain/turkey-calendar.ts'
import { done, on, registered, turkey } from './story.ts'

const leave = (day: string): CalendarDay => ({ day, kind: 'leave', name: 'İdari izin' })
const withLeave = (...days: string[]) => workCalendar([...turkeyCalendar, ...days.map(leave)])
const moment = (...days: string[]) => ({ ...on('2026-05-26'), calendar: withLeave(...days) })

describe('given an information request of 25 May, due on 18 June', () => {
  const { request } = registered({ kind: 'information' })

  test('a day of leave before its date moves it to the next working day', () => {
    const change = recount(request, turkey, moment('2026-06-10'))
    expect(change?.request.clock.dueOn).toBe('2026-06-19')
    expect(change?.step).toMatchObject({ type: 'recounted', data: { dueOn: '2026-06-19' } })
    expect(change?.tell).toBeNull()
  })

  test('a day of leave after its date moves nothing', () => {
    expect(recount(request, turkey, moment('2026-06-22'))).toBeNull()
  })

  test('leave that is taken back moves it back', () => {
    const later = recount(request, turkey, moment('2026-06-10'))
    if (!later) throw new Error('it moved')
    const back = recount(later.request, withLeave('2026-06-10'), on('2026-05-27'))
    expect(back?.request.clock.dueOn).toBe('2026-06-18')
  })

  test('extended, it is thirty working days on the new calendar', () => {
    const extended = done(extend(request, { reason: 'Başka birim' }, on('2026-06-01'))).request
    expect(extended.clock.dueOn).toBe('2026-07-09')
    const moved = recount(extended, turkey, moment('2026-06-10', '2026-07-01'))
    expect(moved?.request.clock).toMatchObject({ dueOn: '2026-07-13', isExtended: true })
  })

  test('whoever has it gets the new date too', () => {
    const command = { referralId: 'h1', directorateId: 'parks', reason: '' }
    const referred = done(refer(request, command, on('2026-05-26'))).request
    const moved = recount(referred, turkey, moment('2026-06-10'))
    expect(moved?.request.referrals[0]?.dueOn).toBe('2026-06-19')
  })

  test('a clock that stands runs on from the new date', () => {
    const asked = done(ask(request, { text: 'Hangi yıl?' }, on('2026-05-26'))).request
    const moved = recount(asked, turkey, moment('2026-06-10'))
    const { stoppedOn } = asked.clock
    expect(moved?.request.clock).toMatchObject({ dueOn: '2026-06-19', stoppedOn })
  })

  test('while a fee is waited for, the day to pay it by moves too, and back', () => {
    const asked = done(askFee(request, { text: '40 TL' }, on('2026-06-01'))).request
    expect(asked.clock).toMatchObject({ stoppedOn: '2026-06-01', feeDueOn: '2026-06-22' })
    const moved = recount(asked, turkey, moment('2026-06-17'))
    expect(moved?.request.clock).toMatchObject({
      ...{ stoppedOn: '2026-06-01', feeDueOn: '2026-06-23', dueOn: '2026-06-19' },
    })
    expect(moved?.step.data).toMatchObject({ feeDueOn: '2026-06-23' })
    if (!moved) throw new Error('it moved')
    const back = recount(moved.request, withLeave('2026-06-17'), on('2026-06-02'))
    expect(back?.request.clock).toEqual(asked.clock)
  })

  test('a fee date moves also when the date of the answer does not', () => {
    const asked = done(askFee(request, { text: '40 TL' }, on('2026-06-01'))).request
    const moved = recount(asked, turkey, moment('2026-06-22'))
    expect(moved?.request.clock).toEqual({ ...asked.clock, feeDueOn: '2026-06-23' })
  })
})

test('a petition is counted in calendar days: leave moves only its hand-over', () => {
  const { request } = registered({ kind: 'petition' })
  const moved = recount(request, turkey, moment('2026-06-01'))
  expect(moved?.request.clock).toMatchObject({ dueOn: '2026-06-24', forwardBy: '2026-06-02' })
})
