import { describe, expect, test } from 'vitest'
import { drawnHalfHours } from '../../../apps/manager/src/lib/charts/arrivals.ts'
import { heatSteps, hoursOf, weekdaysOf } from '../../../apps/manager/src/lib/charts/heat-map.ts'
import { commonTarget, drawnBins } from '../../../apps/manager/src/lib/charts/waits.ts'
import type { StatisticsRow } from '../../../domain/resources.ts'
import type { HeatMapCell } from '../../../domain/statistics-pictures.ts'
import type { HallDesk } from '../../../domain/views.ts'

const cell = (weekday: number, hour: number, minutes: number): HeatMapCell => ({
  ...{ weekday, hour, medianWaitSeconds: minutes * 60, served: 3 },
})

describe('the heat map', () => {
  test('five steps of whole minutes reach from nothing to the longest median', () => {
    expect(heatSteps([cell(1, 9, 32), cell(2, 9, 4)])).toEqual([
      { fromMinutes: 0, toMinutes: 6 },
      { fromMinutes: 7, toMinutes: 13 },
      { fromMinutes: 14, toMinutes: 20 },
      { fromMinutes: 21, toMinutes: 27 },
      { fromMinutes: 28, toMinutes: null },
    ])
  })

  test('a calm hall does not look hot: no step is finer than two minutes', () => {
    const [first, second] = heatSteps([cell(1, 9, 3)])
    expect(first).toEqual({ fromMinutes: 0, toMinutes: 1 })
    expect(second).toEqual({ fromMinutes: 2, toMinutes: 3 })
  })

  test('working days always, a weekend only when somebody was served then; no hour left out', () => {
    const cells = [cell(6, 9, 5), cell(1, 13, 5)]
    expect(weekdaysOf(cells)).toEqual([1, 2, 3, 4, 5, 6])
    expect(hoursOf(cells)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16])
    expect(hoursOf([...cells, cell(1, 18, 5)]).at(-1)).toBe(18)
  })
})

describe('the arrivals', () => {
  const half = (minuteOfDay: number, usual: number | null) => ({
    ...{ minuteOfDay, arrived: 3, usual, usualWaiting: usual },
  })

  test('are drawn over the office day at least, and no half hour is lost', () => {
    const drawn = drawnHalfHours([half(7 * 60, 2), half(600, 4)])
    expect(drawn.map(({ minuteOfDay }) => minuteOfDay).slice(0, 2)).toEqual([420, 450])
    expect(drawn.at(-1)).toEqual({ minuteOfDay: 990, arrived: 0, usual: 0, usualWaiting: 0 })
    expect(drawn.filter(({ arrived }) => arrived > 0)).toHaveLength(2)
  })

  test('without earlier days there is nothing usual in the empty half hours either', () => {
    expect(drawnHalfHours([half(600, null)])[0]).toMatchObject({ minuteOfDay: 480, usual: null })
  })
})

describe('the waits', () => {
  const bins = (counts: number[]) =>
    counts.map((count, index) => ({
      ...{ fromMinutes: index * 5, toMinutes: index === 12 ? null : index * 5 + 5, count, late: 0 },
    }))
  const none = Array.from({ length: 13 }, () => 0)

  test('are drawn as far as anybody waited, and past the target', () => {
    expect(drawnBins(bins([4, 2, ...none.slice(2)]), 20)).toHaveLength(8)
    expect(drawnBins(bins([4, 2, ...none.slice(2)]), 45)).toHaveLength(10)
    expect(drawnBins(bins([...none.slice(0, 12), 1]), 20)).toHaveLength(13)
  })

  test('the line stands at the target of most people served', () => {
    const desks = [
      { id: 'a', targetMinutes: 10 },
      { id: 't', targetMinutes: 20 },
    ] as HallDesk[]
    const rows = (a: number, t: number) =>
      [
        { key: 'a', served: a },
        { key: 't', served: t },
      ] as StatisticsRow[]
    expect(commonTarget(desks, rows(3, 30))).toEqual({ minutes: 20, everywhere: false })
    expect(commonTarget(desks, rows(3, 0))).toEqual({ minutes: 10, everywhere: true })
    expect(commonTarget(desks, rows(0, 0))).toBeNull()
  })
})
