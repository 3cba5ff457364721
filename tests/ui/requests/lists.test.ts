import { describe, expect, test } from 'vitest'
import { filterIn, filterText } from '../../../apps/requests/src/lib/board-filter.ts'
import { dueOf } from '../../../apps/requests/src/lib/dates.ts'
import { findRows } from '../../../apps/requests/src/lib/find-rows.ts'

describe('the filter of the board', () => {
  test('stands in the address and is read from there', () => {
    const filter = {
      due: 'late',
      directorateId: 'fen',
      assigneeId: 'ayse',
      isEscalated: true,
    } as const
    expect(filterText(filter)).toBe('due=late&directorate=fen&assignee=ayse&escalation=any')
    expect(filterIn(new URLSearchParams(filterText(filter)))).toEqual(filter)
  })

  test('that narrows nothing leaves the address bare', () => {
    const nothing = { due: null, directorateId: null, assigneeId: null, isEscalated: false }
    expect(filterText(nothing)).toBe('')
    expect(filterIn(new URLSearchParams())).toEqual(nothing)
  })

  test('does not understand what it does not know', () => {
    expect(filterIn(new URLSearchParams('due=yesterday')).due).toBeNull()
  })
})

describe('a list is searched', () => {
  const rows = ['Fen İşleri, ÇUKUR', 'Park, bank', 'Zabıta, gürültü']
  const found = (typed: string) => findRows(rows, typed, (row) => row)

  test('however it is written', () => {
    expect(found('cukur')).toEqual([rows[0]])
    expect(found('ISLERI fen')).toEqual([rows[0]])
    expect(found('GÜRÜLTÜ')).toEqual([rows[2]])
  })

  test('for every word that was typed', () => {
    expect(found('park çukur')).toEqual([])
    expect(found('  ')).toEqual(rows)
  })
})

test.each([
  ['2026-11-23', 'late'],
  ['2026-11-24', 'today'],
  ['2026-11-25', 'week'],
  ['2026-12-01', 'week'],
  ['2026-12-02', 'later'],
])('on 24 November %s is %s', (dueOn, due) => {
  expect(dueOf(dueOn, '2026-11-24')).toBe(due)
})
