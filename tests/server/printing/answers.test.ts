import { expect, test } from 'vitest'
import { AnswerReader, statusProblem, type Answer } from '../../../server/printing/answers.ts'

const well = [0x10, 0, 0, 0]
const done = [...Buffer.from('7"ab12\0', 'latin1')]

function read(...packets: number[][]): Answer[] {
  const reader = new AnswerReader()
  return packets.flatMap((packet) => reader.read(Uint8Array.from(packet)))
}

test('an acknowledgement is understood in one piece and in seven', () => {
  expect(read(done)).toEqual([{ kind: 'done', id: 'ab12' }])
  expect(read(...done.map((byte) => [byte]))).toEqual([{ kind: 'done', id: 'ab12' }])
})

test('automatic status may come before, between and after, broken anywhere', () => {
  const bytes = [...well, 0x12, ...well, ...done, ...well]
  const kinds = ['automatic', 'status', 'automatic', 'done', 'automatic']
  for (let cut = 0; cut <= bytes.length; cut++)
    expect(read(bytes.slice(0, cut), bytes.slice(cut)).map(({ kind }) => kind)).toEqual(kinds)
})

test('a status block that looks like an acknowledgement inside is none', () => {
  expect(read([0x14, 0x37, 0x22, 0x00, 0x12]).map(({ kind }) => kind)).toEqual([
    'automatic',
    'status',
  ])
})

test('other blocks and endless ones are passed over', () => {
  expect(read([0x37, 0x21, 0x41, 0x00, ...done])).toEqual([{ kind: 'done', id: 'ab12' }])
  const endless = Array.from({ length: 40 }, () => 0x41)
  expect(read([0x37, ...endless], done).at(-1)).toEqual({ kind: 'done', id: 'ab12' })
})

test('automatic status names what is wrong', () => {
  const problemOf = (bytes: number[]) => read(bytes)[0]
  expect(problemOf([0x18, 0, 0x0c, 0])).toEqual({ kind: 'automatic', problem: 'paper-out' })
  expect(problemOf([0x38, 0, 0x0c, 0])).toEqual({ kind: 'automatic', problem: 'cover-open' })
  expect(problemOf([0x18, 0x08, 0, 0])).toEqual({ kind: 'automatic', problem: 'error' })
  expect(problemOf([0x14, 0, 0x03, 0])).toEqual({ kind: 'automatic', problem: null })
})

test('the four answers name what is wrong, what people can mend first', () => {
  const problem = (...bytes: [number, number, number, number]) =>
    statusProblem(new Map(bytes.map((byte, index) => [(index + 1) as 1 | 2 | 3 | 4, byte])))
  expect(problem(0x12, 0x12, 0x12, 0x12)).toBeNull()
  expect(problem(0x12, 0x12, 0x12, 0x1e)).toBeNull()
  expect(problem(0x1a, 0x32, 0x12, 0x72)).toBe('paper-out')
  expect(problem(0x1a, 0x16, 0x12, 0x72)).toBe('cover-open')
  expect(problem(0x12, 0x52, 0x1a, 0x12)).toBe('error')
  expect(problem(0x1a, 0x12, 0x12, 0x12)).toBe('error')
})
