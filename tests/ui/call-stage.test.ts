import { describe, expect, test } from 'vitest'
import {
  CallStage,
  largeMilliseconds,
  lastCalls,
  mostTogether,
} from '../../apps/display/src/lib/call-stage.ts'
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
    take: (calls: BoardCall[], seconds: number, isHere?: (call: BoardCall) => boolean) =>
      stage.take(calls, seconds * 1000, start + seconds * 1000, isHere).map(({ id }) => id),
    advance: (seconds: number) => stage.advance(seconds * 1000),
    speak: (spoken: BoardCall | null, seconds: number) => stage.speak(spoken, seconds * 1000),
    entered: () => stage.takeEntered().map(({ id }) => id),
    shown: () => stage.calls.map(({ id }) => id),
    fresh: () => stage.calls.filter(({ fresh }) => fresh).map(({ id }) => id),
    awaited: () => stage.calls.filter(({ awaited }) => awaited).map(({ id }) => id),
    settled: () => stage.calls.filter(({ settled }) => settled).map(({ id }) => id),
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

  test('shows the newest first of more than can be read together, and then the others', () => {
    const stage = stageAtTen()
    const calls = Array.from({ length: 9 }, (_, index) => call(9 - index))
    stage.take(calls, 1)
    expect(stage.shown()).toEqual([9, 8, 7, 6].slice(0, mostTogether))
    expect(stage.advance(1)).toBe(largeMilliseconds)
    stage.advance(7)
    expect([stage.shown(), stage.fresh()]).toEqual([
      [5, 4, 3, 2],
      [5, 4, 3, 2],
    ])
    stage.advance(13)
    expect(stage.shown()).toEqual([9, 1])
    stage.advance(19)
    expect(stage.shown()).toEqual([9])
  })

  test('gives each call its whole time, also one that had to make room', () => {
    const stage = stageAtTen()
    const shownSeconds = new Map<number, number>()
    const line: BoardCall[] = []
    for (let tenth = 0; tenth < 600; tenth += 1) {
      const seconds = tenth / 10
      if (tenth % 5 === 0 && line.length < 12) {
        line.unshift(call(line.length + 1, seconds))
        stage.take(line, seconds)
        expect(stage.shown()[0]).toBe(line.length)
      } else stage.advance(seconds)
      expect(stage.shown().length).toBeLessThanOrEqual(mostTogether)
      for (const id of stage.shown()) shownSeconds.set(id, (shownSeconds.get(id) ?? 0) + 0.1)
    }
    expect(shownSeconds.size).toBe(12)
    expect(Math.min(...shownSeconds.values())).toBeGreaterThanOrEqual(5.9)
  })

  test('leaves out who had to wait for a place and is served by now', () => {
    const stage = stageAtTen()
    const calls = Array.from({ length: 6 }, (_, index) => call(6 - index))
    stage.take(calls, 0)
    const now = calls.map((one) => ({ ...one, awaited: one.id !== 2 }))
    stage.take(now, 3)
    stage.advance(6)
    expect(stage.shown()).toEqual([6, 1])
  })

  test('tells once of each call that has come', () => {
    const stage = stageAtTen()
    const calls = Array.from({ length: 6 }, (_, index) => call(6 - index))
    stage.take(calls, 0)
    expect(stage.entered()).toEqual([6, 5, 4, 3])
    stage.advance(6)
    expect(stage.entered()).toEqual([2, 1])
    stage.advance(12)
    expect(stage.entered()).toEqual([])
  })

  test('shows again what a voice says, for as long as it says it', () => {
    const stage = stageAtTen()
    const calls = [call(2, 9), call(1)]
    stage.take([call(1)], 0)
    stage.take(calls, 9)
    stage.advance(16)
    expect(stage.shown()).toEqual([2])
    stage.speak(call(1), 17)
    expect([stage.shown(), stage.fresh()]).toEqual([
      [2, 1],
      [2, 1],
    ])
    expect(stage.entered()).toEqual([1, 2])
    stage.advance(25)
    expect(stage.shown()).toEqual([2, 1])
    stage.speak(null, 25)
    expect(stage.shown()).toEqual([2])
  })

  test('takes the frame from who has come, and leaves the six seconds of size', () => {
    const stage = stageAtTen()
    stage.take([call(1)], 0)
    expect([stage.fresh(), stage.awaited()]).toEqual([[1], [1]])
    stage.take([{ ...call(1), awaited: false }], 2)
    expect([stage.shown(), stage.fresh(), stage.awaited()]).toEqual([[1], [], []])
    expect([stage.settled(), stage.advance(2)]).toEqual([[], 4_000])
    expect(stage.advance(6)).toBeNull()
    expect([stage.shown(), stage.settled()]).toEqual([[1], [1]])
  })

  test('knows who has come of the calls that were history already', () => {
    const stage = stageAtTen()
    stage.take([call(1)], 100)
    expect(stage.awaited()).toEqual([1])
    stage.take([{ ...call(1), awaited: false }], 101)
    expect(stage.awaited()).toEqual([])
  })

  test('finds nothing new in the calls of the last seconds when the wall’s zone changes', () => {
    const stage = stageAtTen()
    const only = (...ids: number[]) => [(one: BoardCall) => ids.includes(one.id)] as const
    const calls = [call(3, 2), call(2, 1), call(1)]
    expect(stage.take(calls, 3, ...only(1, 3))).toEqual([1, 3])
    expect([stage.take(calls, 4, ...only(1, 2)), stage.take(calls, 5)]).toEqual([[], []])
    expect(stage.shown()).toEqual([3])
    stage.take([call(4, 6), ...calls], 6, ...only(3))
    expect([stage.take([call(4, 6), ...calls], 7), stage.entered()]).toEqual([[], [3, 1]])
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
