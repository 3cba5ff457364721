import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateWait } from '../../domain/estimate.ts'

const fiveMinutes = { meanServiceSeconds: 300, openCounters: 1 }

test.each([
  [0, fiveMinutes, { minMinutes: 0, maxMinutes: 5 }],
  [1, fiveMinutes, { minMinutes: 0, maxMinutes: 10 }],
  [3, fiveMinutes, { minMinutes: 10, maxMinutes: 20 }],
  [3, { ...fiveMinutes, openCounters: 3 }, { minMinutes: 0, maxMinutes: 10 }],
  [12, fiveMinutes, { minMinutes: 45, maxMinutes: 75 }],
])('%i people ahead at %o take %o', (ahead, pace, expected) => {
  expect(estimateWait(ahead, pace)).toEqual(expected)
})

test('nothing is promised while nothing is known', () => {
  expect(estimateWait(3, { meanServiceSeconds: null, openCounters: 2 })).toBeNull()
  expect(estimateWait(3, { meanServiceSeconds: 300, openCounters: 0 })).toBeNull()
})

test('the interval stands on fives and holds ahead × service ÷ counters', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 200 }),
      fc.integer({ min: 1, max: 3600 }),
      fc.integer({ min: 1, max: 12 }),
      (ahead, meanServiceSeconds, openCounters) => {
        const interval = estimateWait(ahead, { meanServiceSeconds, openCounters })!
        const middle = (ahead * meanServiceSeconds) / openCounters / 60
        expect(interval.minMinutes % 5).toBe(0)
        expect(interval.maxMinutes % 5).toBe(0)
        expect(interval.minMinutes).toBeLessThan(interval.maxMinutes)
        expect(interval.minMinutes).toBeLessThanOrEqual(middle)
        expect(interval.maxMinutes).toBeGreaterThanOrEqual(middle)
      },
    ),
  )
})
