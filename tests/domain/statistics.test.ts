import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LegOutcome, StatisticsKey } from '../../domain/resources.ts'
import {
  groupKey,
  percentile,
  spreadOf,
  statistics,
  statisticsRow,
  type LegRecord,
} from '../../domain/statistics.ts'

const minute = 60_000

function leg(change: Partial<LegRecord> = {}): LegRecord {
  return {
    deskId: 'zabita',
    counterId: 'c1',
    staffId: 'ayse',
    day: '2026-11-24',
    hour: 9,
    arrivedMinute: 0,
    outcome: 'completed',
    waitMs: 5 * minute,
    serviceMs: 3 * minute,
    ...change,
  }
}

const unserved = { counterId: null, staffId: null, waitMs: null, serviceMs: null }
const row = (...legs: LegRecord[]) => statisticsRow('key', legs, () => 15)

describe('the figures of a group', () => {
  test('everybody who arrived is issued; who was served includes who was sent on', () => {
    expect(
      row(
        leg(),
        leg({ outcome: 'transferred' }),
        leg({ ...unserved, outcome: 'no-show' }),
        leg({ ...unserved, outcome: 'cancelled' }),
        leg({ ...unserved, outcome: 'expired' }),
        leg({ ...unserved, outcome: 'open' }),
      ),
    ).toMatchObject({ issued: 6, served: 2, noShow: 1, abandoned: 2 })
  })

  test('seconds are not rounded before averaging', () => {
    const { waitSeconds, serviceSeconds } = row(
      leg({ waitMs: 1001, serviceMs: 10 }),
      leg({ waitMs: 2000, serviceMs: 21 }),
    )
    expect(waitSeconds).toEqual({ mean: 1.5005, p50: 1.001, p90: 2, max: 2 })
    expect(serviceSeconds).toEqual({ mean: 0.0155, p50: 0.01, p90: 0.021, max: 0.021 })
  })

  test('a service that midnight ended counts as served, its length says nothing', () => {
    expect(
      row(leg(), leg({ outcome: 'day-ended', waitMs: 7 * minute, serviceMs: 999 * minute })),
    ).toMatchObject({
      served: 2,
      waitSeconds: { mean: 360, max: 420 },
      serviceSeconds: { mean: 180, max: 180 },
    })
  })

  test('nothing served gives null', () => {
    const none = { withinTarget: null, waitSeconds: null, serviceSeconds: null }
    expect(row(leg({ ...unserved, outcome: 'no-show' }))).toMatchObject(none)
    expect(row()).toMatchObject({ ...none, issued: 0 })
  })

  test('in time is a wait up to the desk’s own target', () => {
    const targets: Record<string, number> = { zabita: 5, tahakkuk: 10 }
    const legs = [
      leg({ waitMs: 5 * minute }),
      leg({ waitMs: 5 * minute + 1 }),
      leg({ deskId: 'tahakkuk', waitMs: 10 * minute }),
      leg({ deskId: 'tahakkuk', waitMs: 0 }),
    ]
    expect(statisticsRow('key', legs, (deskId) => targets[deskId]!).withinTarget).toBe(0.75)
  })
})

describe('groups', () => {
  test.each<[StatisticsKey, string | null]>([
    ['desk', 'zabita'],
    ['counter', 'c1'],
    ['staff', 'ayse'],
    ['hour', '09'],
    ['weekday', '2'],
    ['day', '2026-11-24'],
    ['month', '2026-11'],
  ])('by %s the key is %s', (by, key) => {
    expect(groupKey(leg(), by)).toBe(key)
  })

  test('the week runs from Monday 1 to Sunday 7', () => {
    const days = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`)
    expect(days.map((day) => groupKey(leg({ day }), 'weekday')).join('')).toBe('1234567')
  })

  test('who was never called belongs to no counter and no clerk', () => {
    const legs = [leg(), leg({ ...unserved, outcome: 'expired' })]
    expect(statistics(legs, 'counter', () => 15)).toMatchObject([{ key: 'c1', issued: 1 }])
    expect(statistics(legs, 'staff', () => 15)).toMatchObject([{ key: 'ayse', issued: 1 }])
    expect(statistics(legs, 'desk', () => 15)).toMatchObject([{ key: 'zabita', issued: 2 }])
  })

  test('come in the order of their keys', () => {
    const legs = [11, 9, 10, 9].map((hour) => leg({ hour }))
    expect(statistics(legs, 'hour', () => 15).map(({ key, issued }) => [key, issued])).toEqual([
      ['09', 2],
      ['10', 1],
      ['11', 1],
    ])
  })
})

const anyLeg = fc
  .record({
    deskId: fc.constantFrom('zabita', 'tahakkuk', 'esnaf'),
    hour: fc.integer({ min: 0, max: 23 }),
    outcome: fc.constantFrom<LegOutcome>('completed', 'transferred', 'no-show', 'expired'),
    waitMs: fc.nat({ max: 3_600_000 }),
    serviceMs: fc.nat({ max: 3_600_000 }),
  })
  .map((some) => {
    const begun = some.outcome === 'completed' || some.outcome === 'transferred'
    return leg(begun ? some : { ...some, ...unserved })
  })

describe('against figures made the long way', () => {
  /** By nearest rank: the smallest value that so many percent of all do not exceed. */
  const nearestRank = (values: number[], percent: number) =>
    Math.min(
      ...values.filter(
        (value) => values.filter((other) => other <= value).length * 100 >= percent * values.length,
      ),
    )

  test('percentiles are values that occurred, by nearest rank', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 120 }), (values) => {
        const spread = spreadOf(values)!
        expect(spread.p50).toBe(nearestRank(values, 50))
        expect(spread.p90).toBe(nearestRank(values, 90))
        expect(spread.max).toBe(Math.max(...values))
        expect(spread.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9)
      }),
    )
  })

  test.each([
    [[1], 0.5, 1],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ])('of %j the share %d is %d', (sorted, share, value) => {
    expect(percentile(sorted, share)).toBe(value)
  })

  test('every leg is in exactly one row, and the rows add up', () => {
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 60 }), (legs) => {
        const rows = statistics(legs, 'desk', () => 15)
        for (const { key, ...figures } of rows) {
          const here = legs.filter(({ deskId }) => deskId === key)
          const waits = here.flatMap(({ waitMs }) => waitMs ?? [])
          const inTime = waits.filter((wait) => wait <= 15 * minute)
          expect(figures).toMatchObject({
            issued: here.length,
            served: waits.length,
            noShow: here.filter(({ outcome }) => outcome === 'no-show').length,
            abandoned: here.filter(({ outcome }) => outcome === 'expired').length,
            withinTarget: waits.length ? inTime.length / waits.length : null,
            waitSeconds: spreadOf(waits.map((wait) => wait / 1000)),
          })
        }
        expect(rows.reduce((sum, { issued }) => sum + issued, 0)).toBe(legs.length)
      }),
    )
  })
})
