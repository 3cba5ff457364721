import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePositions, OrderedLine, type Position } from '../../domain/ordered-line.ts'

/** The same line as a sorted array. */
class Model {
  all: Position[] = []

  add(at: Position): void {
    this.all = [...this.all, at].sort(comparePositions)
  }

  remove(at: Position): void {
    this.all = this.all.filter((one) => comparePositions(one, at) !== 0)
  }

  has(at: Position): boolean {
    return this.all.some((one) => comparePositions(one, at) === 0)
  }

  rank(at: Position): number {
    return this.all.filter((one) => comparePositions(one, at) < 0).length
  }
}

const position = fc.record({ time: fc.integer({ min: 0, max: 9 }), seq: fc.nat({ max: 60 }) })
const operations = fc.array(
  fc.record({ kind: fc.constantFrom('add', 'add', 'remove'), at: position }),
  { maxLength: 150 },
)

function playBoth(steps: { kind: string; at: Position }[]) {
  const line = new OrderedLine<Position>()
  const model = new Model()
  for (const { kind, at } of steps) {
    if (kind === 'remove') {
      line.remove(at)
      model.remove(at)
    } else if (!model.has(at)) {
      line.add(at, at)
      model.add(at)
    }
  }
  return { line, model }
}

describe('a line is a sorted array', () => {
  test('in size, in every place, at both ends', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const { line, model } = playBoth(steps)
        expect(line.size).toBe(model.all.length)
        expect(model.all.map((_, index) => line.at(index))).toEqual(model.all)
        expect([line.first(), line.last()]).toEqual([model.all[0], model.all.at(-1)])
        expect([line.at(-1), line.at(line.size)]).toEqual([undefined, undefined])
      }),
      { numRuns: 300 },
    )
  })

  test('in the rank of any position, whether somebody stands there or not', () => {
    fc.assert(
      fc.property(operations, fc.array(position), (steps, asked) => {
        const { line, model } = playBoth(steps)
        for (const at of [...asked, ...model.all]) expect(line.rank(at)).toBe(model.rank(at))
      }),
      { numRuns: 300 },
    )
  })
})

test('an empty line has nobody in it', () => {
  const line = new OrderedLine<string>()
  line.remove({ time: 1, seq: 1 })
  expect([line.size, line.first(), line.last(), line.rank({ time: 1, seq: 1 })]).toEqual([
    0,
    undefined,
    undefined,
    0,
  ])
})

test('a day of arrivals in order does not make it slow', () => {
  const line = new OrderedLine<number>()
  for (let seq = 0; seq < 50_000; seq++) line.add({ time: seq, seq }, seq)
  for (let seq = 0; seq < 50_000; seq++) {
    expect(line.first()).toBe(seq)
    line.remove({ time: seq, seq })
  }
  expect(line.size).toBe(0)
})
