import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { CodePage } from '../../../domain/slip.ts'
import { PrinterConnection } from '../../../server/printing/connection.ts'
import { networkPrinter } from '../../../server/printing/network-printer.ts'
import type { Fault } from '../../../tools/printer/faults.ts'
import { pictureOf, wordsOf } from '../../../tools/printer/paper.ts'
import { SimulatedPrinter } from '../../../tools/printer/simulated-printer.ts'
import { settingsOf, slipOf } from './samples.ts'

const printer = networkPrinter()
const simulated = await new SimulatedPrinter({ chinese: true }).start()
afterAll(() => simulated.stop())
beforeEach(() => {
  simulated.slips.length = 0
})

async function timed<T>(work: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now()
  const result = await work
  return { result, ms: performance.now() - start }
}

function settings(codePage: CodePage = 'cp857') {
  return settingsOf(codePage, 13, 48, simulated.address)
}

const drawnToo = new Set<Fault>(['paper-out', 'drops', 'never-reads', 'mute'])
const outcomes: [Fault, object][] = [
  ['refuse', { outcome: 'failed', problem: 'unreachable' }],
  ['dead', { outcome: 'failed', problem: 'unreachable' }],
  ['paper-out', { outcome: 'failed', problem: 'paper-out' }],
  ['cover-open', { outcome: 'failed', problem: 'cover-open' }],
  ['paper-ends', { outcome: 'failed', problem: 'paper-out' }],
  ['drops', { outcome: 'failed', problem: 'dropped' }],
  ['hangs-up', { outcome: 'unknown', problem: 'dropped' }],
  ['never-reads', { outcome: 'unknown' }],
  ['mute', { outcome: 'unknown' }],
  ['no-acknowledgement', { outcome: 'unknown' }],
]

describe.each(outcomes)('a printer with the fault: %s', (fault, expected) => {
  const pages: CodePage[] = drawnToo.has(fault) ? ['cp857', 'picture'] : ['cp857']

  test.each(pages)('is found out in time, and the next slip is right (%s)', async (codePage) => {
    await simulated.suffer(fault)
    const { result, ms } = await timed(printer.print(settings(codePage), slipOf()))
    expect(result).toEqual(expected)
    expect(ms).toBeLessThan(4500)
    const before = simulated.slips.length
    await simulated.suffer('none')
    expect(await printer.print(settings(codePage), slipOf())).toEqual({ outcome: 'printed' })
    const after = simulated.slips.slice(before)
    // A slip that broke off is cut off before the next one.
    expect(after).toHaveLength(['drops', 'hangs-up'].includes(fault) ? 2 : 1)
    if (codePage === 'picture') expect(pictureOf(after.at(-1)!)?.width).toBe(576)
    else expect(wordsOf(after.at(-1)!)).toEqual(await wordsOfAWellOne())
    expect(simulated.interpreter.unknown).toEqual([])
  })
})

async function wordsOfAWellOne(): Promise<string[]> {
  const other = await new SimulatedPrinter().start()
  await networkPrinter().print(settingsOf('cp857', 13, 48, other.address), slipOf())
  await other.stop()
  return wordsOf(other.slips[0]!)
}

test('a slow one that chatters all the while has printed when it says so', async () => {
  await simulated.suffer('slow')
  const { result, ms } = await timed(printer.print(settings(), slipOf()))
  expect(result).toEqual({ outcome: 'printed' })
  expect(ms).toBeGreaterThan(1000)
  await simulated.suffer('none')
})

test('an address that means nothing, or that nobody knows, is unreachable', async () => {
  for (const address of ['', 'http://127.0.0.1', 'tcp://', 'tcp://a b', 'tcp://nobody.invalid']) {
    const result = await printer.print(settingsOf('cp857', 13, 48, address), slipOf())
    expect(result, address).toEqual({ outcome: 'failed', problem: 'unreachable' })
  }
})

test('the address may leave out the scheme', async () => {
  const bare = simulated.address.replace('tcp://', '')
  const result = await printer.print(settingsOf('cp857', 13, 48, bare), slipOf())
  expect(result).toEqual({ outcome: 'printed' })
})

test.each([
  ['none', null],
  ['mute', null],
  ['slow', null],
  ['refuse', 'unreachable'],
  ['dead', 'unreachable'],
  ['paper-out', 'paper-out'],
  ['cover-open', 'cover-open'],
] as const)('a look at one with %s tells: %s', async (fault, problem) => {
  await simulated.suffer(fault)
  const { result, ms } = await timed(printer.check(settings()))
  expect(result).toBe(problem)
  // A job that waits for it must still be over in five seconds.
  expect(ms).toBeLessThan(1000)
  expect(simulated.slips).toEqual([])
  await simulated.suffer('none')
})

test('what a printer will not take is noticed and taken back', async () => {
  await simulated.suffer('never-reads')
  const connection = await PrinterConnection.open(simulated.address, performance.now() + 1000)
  const sent = connection!.send(Buffer.alloc(40_000_000), performance.now() + 500)
  expect(await sent).toBe('blocked')
  connection!.abandon()
  await simulated.suffer('none')
})
