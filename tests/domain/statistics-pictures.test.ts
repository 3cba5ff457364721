import { describe, expect, test } from 'vitest'
import { halfHours, heatMap, waitBins, type VisitLeg } from '../../domain/statistics-pictures.ts'

const minute = 60_000

function leg(change: Partial<VisitLeg> = {}): VisitLeg {
  return {
    ...{ deskId: 'zabita', counterId: 'c1', staffId: 'ayse', day: '2026-11-24', hour: 9 },
    ...{ arrivedMinute: 0, outcome: 'completed', waitMs: 5 * minute, serviceMs: 3 * minute },
    ...{ first: true, ...change },
  }
}

describe('waits in bins', () => {
  test('a bin begins with its first minute and ends before its last', () => {
    const counts = waitBins(
      [4.99, 5, 59.9, 60, 300].map((minutes) => leg({ waitMs: minutes * minute })),
      () => 20,
    ).map(({ count }) => count)
    expect(counts).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
  })

  test('late is who waited longer than their own desk’s target', () => {
    const legs = ['quick', 'slow'].map((deskId) => leg({ deskId, waitMs: 12 * minute }))
    const bins = waitBins(legs, (deskId) => (deskId === 'quick' ? 10 : 20))
    expect(bins[2]).toEqual({ fromMinutes: 10, toMinutes: 15, count: 2, late: 1 })
  })

  test('who was never served is in no bin and no cell', () => {
    const gone = leg({ outcome: 'no-show', serviceMs: null })
    expect(waitBins([gone], () => 20).every(({ count }) => count === 0)).toBe(true)
    expect(heatMap([gone])).toEqual([])
  })
})

describe('half hours', () => {
  test('a row without a minute counts in the first half of its hour', () => {
    expect(halfHours([leg({ arrivedMinute: null }), leg({ arrivedMinute: 59 })], [])).toEqual([
      { minuteOfDay: 540, arrived: 1, usual: null, usualWaiting: null },
      { minuteOfDay: 570, arrived: 1, usual: null, usualWaiting: null },
    ])
  })

  test('the usual is the mean of the days, a day on which nobody came then included', () => {
    const busy = [leg({ waitMs: 20 * minute }), leg({ waitMs: minute })]
    expect(halfHours([], [busy, [leg({ hour: 10, waitMs: null })]])).toEqual([
      { minuteOfDay: 540, arrived: 0, usual: 1, usualWaiting: 0.5 },
      { minuteOfDay: 570, arrived: 0, usual: 0, usualWaiting: 0 },
      { minuteOfDay: 600, arrived: 0, usual: 0.5, usualWaiting: 0 },
    ])
  })

  test('a leg at a second desk is no new arrival', () => {
    expect(halfHours([leg(), leg({ first: false })], [])).toMatchObject([{ arrived: 1 }])
  })
})
