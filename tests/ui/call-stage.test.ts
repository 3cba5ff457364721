import { describe, expect, test } from 'vitest'
import { CallStage, lastCalls, mostTogether } from '../../apps/display/src/lib/call-stage.ts'
import type { BoardCall } from '../../domain/views.ts'

const start = Date.parse('2026-11-24T10:00:00+03:00')

/** A call of that many seconds after ten; the newest stands first on a board. */
function call(id: number, seconds = 0, number = `Z-${String(id).padStart(3, '0')}`): BoardCall {
  const at = new Date(start + seconds * 1000).toISOString()
  return {
    id,
    number,
    deskId: 'z',
    counterId: 'c',
    counterNumber: 3,
    repeat: 1,
    language: 'tr',
    at,
    awaited: true,
  }
}

/** A stage that has seen nothing; `take` and `advance` at seconds after ten. */
function stageAtTen() {
  const stage = new CallStage()
  return {
    take: (calls: BoardCall[], seconds: number) =>
      stage.take(calls, seconds * 1000, start + seconds * 1000).map(({ id }) => id),
    advance: (seconds: number) => stage.advance(seconds * 1000),
    shown: () => stage.calls.map(({ id }) => id),
    fresh: () => stage.calls.filter(({ fresh }) => fresh).map(({ id }) => id),
  }
}

describe('the stage of calls', () => {
  test('shows two calls 300 ms apart together, newest first', () => {
    const stage = stageAtTen()
    stage.take([call(1)], 0)
    expect(stage.take([call(2, 0.3), call(1)], 0.3)).toEqual([2])
    expect(stage.shown()).toEqual([2, 1])
  })

  test('shows both when they arrive in one view', () => {
    const stage = stageAtTen()
    expect(stage.take([call(2, 0.3), call(1)], 1)).toEqual([1, 2])
    expect(stage.shown()).toEqual([2, 1])
  })

  test('leaves the newest alone after six seconds and calm after twenty', () => {
    const stage = stageAtTen()
    stage.take([call(1)], 0)
    stage.take([call(2, 2), call(1)], 2)
    expect(stage.advance(5.9)).toBeCloseTo(100)
    expect(stage.shown()).toEqual([2, 1])
    expect(stage.advance(6)).toBeCloseTo(16_000)
    expect(stage.shown()).toEqual([2])
    expect(stage.advance(22)).toBeNull()
    expect([stage.shown(), stage.fresh()]).toEqual([[2], []])
  })

  test('never holds more than can be read together', () => {
    const stage = stageAtTen()
    const calls = Array.from({ length: 9 }, (_, index) => call(9 - index))
    stage.take(calls, 1)
    expect(stage.shown()).toEqual([9, 8, 7, 6].slice(0, mostTogether))
  })

  test('counts each announcement once, however often the board comes', () => {
    const stage = stageAtTen()
    expect(stage.take([call(1)], 0)).toEqual([1])
    expect(stage.take([call(1)], 1)).toEqual([])
  })

  test('puts a repeated call in the place of the one before it', () => {
    const stage = stageAtTen()
    stage.take([call(1, 0, 'Z-042')], 0)
    stage.take([call(2, 1), call(1, 0, 'Z-042')], 1)
    expect(stage.take([call(3, 2, 'Z-042'), call(2, 1), call(1, 0, 'Z-042')], 2)).toEqual([3])
    expect(stage.shown()).toEqual([3, 2])
  })

  test('after a gap shows where things stand, and as new only what is not older than half a minute', () => {
    const stage = stageAtTen()
    stage.take([call(1)], 0)
    expect(stage.take([call(3, 590), call(2, 100), call(1)], 600)).toEqual([3])
    expect(stage.take([call(4, 610), call(3, 590), call(2, 100)], 700)).toEqual([])
    expect([stage.shown(), stage.fresh()]).toEqual([[4], []])
  })

  test('is empty when the day begins anew, and starts again when the data is older than before', () => {
    const stage = stageAtTen()
    stage.take([call(7)], 0)
    expect([stage.take([], 1), stage.shown()]).toEqual([[], []])
    expect(stage.take([call(2, 5)], 5)).toEqual([2])
    expect(stage.shown()).toEqual([2])
  })
})

describe('the list of last calls', () => {
  test('leaves out what is on the stage and names each number once', () => {
    const calls = [call(5, 5, 'Z-042'), call(4, 4, 'T-001'), call(3, 3, 'Z-042'), call(2), call(1)]
    expect(lastCalls(calls, [call(5, 5, 'Z-042')], 2).map(({ id }) => id)).toEqual([4, 2])
  })
})
