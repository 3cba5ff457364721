import { describe, expect, test } from 'vitest'
import {
  addMonths,
  decideErasure,
  decideOneOf,
  erasableFrom,
  eraseOnOf,
  type ErasureDecision,
} from '../../../domain/requests/retention.ts'
import type { RequestKind } from '../../../domain/requests/kinds.ts'

const months = { official: 60, other: 24 }
const today = '2026-06-01'

const decide = (
  kind: RequestKind,
  closedOn: string | null,
  decision: ErasureDecision,
  eraseOn: string | null = null,
) => decideErasure({ kind, closedOn }, { decision, eraseOn }, { today, months })

describe('the day on which a person is forgotten', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', 60, '2031-03-31'],
  ])('%s and %i months is %s', (day, count, after) => {
    expect(addMonths(day, count)).toBe(after)
  })

  test.each(['petition', 'information'] as const)('%s: the plan’s period', (kind) => {
    expect(eraseOnOf(kind, '2026-01-15', months)).toBe('2031-01-15')
    expect(erasableFrom({ kind, closedOn: '2026-01-15' }, months)).toBe('2031-01-15')
  })

  test.each(['wish', 'complaint', 'report', 'suggestion', 'thanks'] as const)(
    '%s: the house’s own, earlier when somebody asks',
    (kind) => {
      expect(eraseOnOf(kind, '2026-01-15', months)).toBe('2028-01-15')
      expect(erasableFrom({ kind, closedOn: '2026-01-15' }, months)).toBe('2026-01-15')
    },
  )

  test('is not known while the request is open', () => {
    expect(erasableFrom({ kind: 'wish', closedOn: null }, months)).toBeNull()
  })
})

describe('somebody asks to be forgotten', () => {
  test('a closed wish is erased the same day', () => {
    expect(decide('wish', today, 'granted')).toEqual({ eraseOn: today })
  })

  test('an open request is not erased, and has no day yet', () => {
    expect(decide('wish', null, 'granted')).toEqual({ refusal: 'still_open' })
    expect(decide('wish', null, 'later')).toEqual({ eraseOn: null })
    expect(decide('wish', null, 'later', '2027-01-01')).toEqual({
      ...{ refusal: 'still_open', field: 'eraseOn' },
    })
  })

  test('an official paper is kept to the last day of its period, and not a day longer', () => {
    const refused = { refusal: 'record_period_runs' }
    expect(decide('petition', '2021-06-02', 'granted')).toEqual(refused)
    expect(decide('petition', '2021-06-01', 'granted')).toEqual({ eraseOn: today })
    expect(decide('petition', '2026-05-01', 'later')).toEqual({ eraseOn: '2031-05-01' })
    expect(decide('petition', '2026-05-01', 'later', '2031-04-30')).toEqual({
      ...{ ...refused, field: 'eraseOn' },
    })
    expect(decide('petition', '2026-05-01', 'later', '2040-01-01')).toEqual({
      ...{ eraseOn: '2031-05-01' },
    })
  })

  test('another request may be erased on an earlier day than its own, never on a later one', () => {
    expect(decide('wish', '2026-05-01', 'later', '2026-09-01')).toEqual({ eraseOn: '2026-09-01' })
    expect(decide('wish', '2026-05-01', 'later', '2030-09-01')).toEqual({ eraseOn: '2028-05-01' })
    expect(decide('wish', '2026-05-01', 'later')).toEqual({ eraseOn: '2028-05-01' })
  })

  test('a refusal is always possible and changes no day', () => {
    expect(decide('petition', null, 'refused')).toEqual({ eraseOn: null })
    expect(decide('wish', today, 'refused', '2026-09-01')).toEqual({ eraseOn: null })
  })
})

describe('one of several requests of a person', () => {
  const one = (
    kind: RequestKind,
    closedOn: string | null,
    decision: ErasureDecision,
    eraseOn: string | null = null,
  ) => decideOneOf({ kind, closedOn }, { decision, eraseOn }, { today, months })

  test('goes today when it may, and a paper on the day its period ends', () => {
    expect(one('wish', '2026-05-01', 'granted')).toEqual({ decision: 'granted', eraseOn: today })
    const later = { decision: 'later', eraseOn: '2031-05-01' }
    expect(one('petition', '2026-05-01', 'granted')).toEqual(later)
    const over = { decision: 'granted', eraseOn: today }
    expect(one('petition', '2021-06-01', 'granted')).toEqual(over)
  })

  test('waits for its own decision while it is open', () => {
    expect(one('wish', null, 'granted')).toBeNull()
    expect(one('wish', null, 'later')).toEqual({ decision: 'later', eraseOn: null })
  })

  test.each([
    ['wish', '2027-01-01', '2027-01-01'],
    ['wish', '2026-01-01', '2026-05-01'],
    ['wish', '2030-01-01', '2028-05-01'],
    ['wish', null, '2028-05-01'],
    ['petition', '2027-01-01', '2031-05-01'],
  ] as const)('of a %s, %s becomes %s, a day that the rule allows', (kind, chosen, day) => {
    expect(one(kind, '2026-05-01', 'later', chosen)).toEqual({ decision: 'later', eraseOn: day })
  })

  test('is left alone when it is refused', () => {
    for (const closedOn of [null, '2026-05-01'])
      expect(one('wish', closedOn, 'refused')).toEqual({ decision: 'refused', eraseOn: null })
  })
})
