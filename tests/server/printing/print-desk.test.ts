import { afterEach, expect, test, vi } from 'vitest'
import type { PrintContent } from '../../../domain/slip.ts'
import { networkPrinter } from '../../../server/printing/network-printer.ts'
import type { PrintResult, SlipPrinter } from '../../../server/printing/port.ts'
import { PrintDesk } from '../../../server/printing/print-desk.ts'
import { SimulatedPrinter } from '../../../tools/printer/simulated-printer.ts'
import { settingsOf, slipOf } from './samples.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A printer whose jobs end when the test says so. */
class HandPrinter implements SlipPrinter {
  readonly begun: ((result: PrintResult) => void)[] = []
  readonly contents: PrintContent[] = []

  print: SlipPrinter['print'] = (_, content) => {
    this.contents.push(content)
    return new Promise((resolve) => this.begun.push(resolve))
  }

  check: SlipPrinter['check'] = () =>
    new Promise((resolve) => this.begun.push(({ problem }) => resolve(problem ?? null)))
}

let serial = 0
const settings = settingsOf('cp857')

function deskOf(printer: SlipPrinter): { desk: PrintDesk; changes: () => number } {
  let count = 0
  const desk = new PrintDesk(
    printer,
    () => `print-${++serial}`,
    () => count++,
  )
  return { desk, changes: () => count }
}

const printed: PrintResult = { outcome: 'printed' }
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('one job at a time per printer, in order, while others go on', async () => {
  const hand = new HandPrinter()
  const { desk } = deskOf(hand)
  const first = desk.print('a', settings, slipOf({ number: '1' }))
  const second = desk.print('a', settings, slipOf({ number: '2' }))
  const elsewhere = { ...settings, address: 'tcp://10.0.0.2:9100' }
  const other = desk.print('b', elsewhere, slipOf({ number: '3' }))
  expect(hand.begun).toHaveLength(2)
  expect([first, second, other].map(({ outcome }) => outcome)).toEqual(Array(3).fill('pending'))
  hand.begun[0]!(printed)
  await settle()
  expect(desk.find(first.id)?.outcome).toBe('printed')
  expect(hand.contents.map((content) => content.kind === 'slip' && content.slip.number)).toEqual([
    '1',
    '3',
    '2',
  ])
})

test('a printer that is entered twice is still one printer', () => {
  const hand = new HandPrinter()
  const { desk } = deskOf(hand)
  desk.print('a', settings, slipOf())
  desk.print('b', settings, slipOf())
  expect(hand.begun).toHaveLength(1)
})

test('a job that waited too long is never begun', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const hand = new HandPrinter()
  const { desk } = deskOf(hand)
  desk.print('a', settings, slipOf())
  const late = desk.print('a', settings, slipOf())
  vi.setSystemTime(Date.now() + 10_001)
  hand.begun[0]!({ outcome: 'failed', problem: 'paper-out' })
  await settle()
  expect(late).toMatchObject({ outcome: 'failed', problem: 'paper-out' })
  expect(hand.begun).toHaveLength(1)
})

test('a line has an end', async () => {
  const hand = new HandPrinter()
  const { desk } = deskOf(hand)
  const prints = Array.from({ length: 60 }, () => desk.print('a', settings, slipOf()))
  expect(prints.filter(({ outcome }) => outcome === 'failed')).toHaveLength(9)
  expect(hand.begun).toHaveLength(1)
})

test('a look at a printer waits for no job, and a job waits for the look', async () => {
  const hand = new HandPrinter()
  const { desk, changes } = deskOf(hand)
  const look = desk.check('a', settings)
  const print = desk.print('a', settings, slipOf())
  expect(hand.contents).toHaveLength(0)
  hand.begun[0]!({ outcome: 'failed', problem: 'cover-open' })
  await settle()
  expect(desk.stateOf('a')).toMatchObject({ problem: 'cover-open', lastOutcome: null })
  expect(changes()).toBe(1)
  await desk.check('a', settings)
  expect(hand.begun).toHaveLength(2)
  hand.begun[1]!(printed)
  await look
  expect(print.outcome).toBe('printed')
  expect(desk.stateOf('a')).toMatchObject({ problem: null, lastOutcome: 'printed' })
})

test('a real printer never has two of our connections', async () => {
  const simulated = await new SimulatedPrinter().start()
  const { desk } = deskOf(networkPrinter())
  const address = { ...settings, address: simulated.address }
  const prints = Array.from({ length: 8 }, () => desk.print('a', address, slipOf()))
  await vi.waitFor(
    () => expect(prints.every(({ outcome }) => outcome === 'printed')).toBe(true),
    8000,
  )
  await simulated.stop()
  expect(simulated.slips).toHaveLength(8)
  expect(simulated.mostConnections).toBe(1)
})
