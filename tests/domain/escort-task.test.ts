import { expect, test } from 'vitest'
import { escortFigures } from '../../domain/escort-task.ts'

const minute = 60_000
const walk = (from: number, to: number | null) => ({
  startedAt: from * minute,
  endedAt: to === null ? null : to * minute,
})

test('walks that are under way count, their time is not known yet', () => {
  const figures = escortFigures([walk(0, 4), walk(2, 10), walk(9, null)], () => true)
  expect(figures).toEqual({ count: 3, running: 1, meanSeconds: 360, longestSeconds: 480 })
})

test('a walk whose end nobody noted counts and shortens no mean', () => {
  const figures = escortFigures([walk(0, 4), walk(5, 5)], () => true)
  expect(figures).toEqual({ count: 2, running: 0, meanSeconds: 240, longestSeconds: 240 })
})

test('one that nobody has ended on a day that is over is not under way', () => {
  expect(escortFigures([walk(0, null)], () => false)).toMatchObject({ count: 1, running: 0 })
  const nothing = { count: 0, running: 0, meanSeconds: null, longestSeconds: null }
  expect(escortFigures([], () => true)).toEqual(nothing)
})
