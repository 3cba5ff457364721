import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compare, figuresOfServer, figuresOfTrace } from '../../tools/replay/figures.ts'
import { generateDay } from '../../tools/replay/generate.ts'
import { planReplay } from '../../tools/replay/plan.ts'
import { report } from '../../tools/replay/report.ts'
import { replay } from '../../tools/replay/run.ts'
import { parseTrace, traceColumns, TraceError } from '../../tools/replay/trace.ts'

const zone = 'Europe/Istanbul'
const header = traceColumns.join(',')
const trace = (...lines: string[]) => [header, ...lines].join('\n')
const rowsOf = (...lines: string[]) => parseTrace(trace(...lines), zone)

/** What happens, in order, as `09:00:00 issue 1/0`. */
function story(...lines: string[]): string[] {
  return planReplay(rowsOf(...lines)).moments.flatMap(({ at, steps }) => {
    const time = new Date(at + 3 * 3_600_000).toISOString().slice(11, 19)
    return steps.map(({ do: verb, row }) => `${time} ${verb} ${row.visit}/${row.leg}`)
  })
}

describe('reading a trace', () => {
  test('times are wall clock of the branch, in summer too', () => {
    const [row] = rowsOf('1999-08-01,7,0,PS,AVI,2,06:57:46,06:57:50,06:57:52,served')
    expect(row).toEqual({
      line: 2,
      day: '1999-08-01',
      visit: '7',
      leg: 0,
      desk: 'PS',
      priority: true,
      issuedAt: Date.parse('1999-08-01T06:57:46+03:00'),
      startedAt: Date.parse('1999-08-01T06:57:50+03:00'),
      endedAt: Date.parse('1999-08-01T06:57:52+03:00'),
      outcome: 'served',
    })
  })

  test('columns may stand in any order, with a byte order mark and blank lines', () => {
    const columns = traceColumns.toReversed().join(',')
    const line = 'abandoned,09:00:10,,09:00:00,0,,Vezne,0,1,2026-11-24'
    const rows = parseTrace(`\u{feff}${columns}\r\n\r\n${line}\r\n`, zone)
    expect(rows).toMatchObject([{ line: 3, desk: 'Vezne', startedAt: null, outcome: 'abandoned' }])
  })

  const good = '2026-11-24,1,0,A,,0,09:00:00,09:00:00,09:00:00,served'
  test.each([
    ['a missing column', 'day,visit\n', 'line 1, column leg: it is missing'],
    ['no rows', header, 'line 1: there is no row below the header'],
    ['a short row', trace(good, '2026-11-24,2'), /^line 3: .*got 2/],
    ['an open quote', trace(good, '"'), /^line 3: .*[Qq]uote/],
    ['a time', trace(good.replace('09:00:00', '9:00')), 'line 2, column issued: "9:00" is not'],
    [
      'an hour',
      trace(good.replace('09:00:00', '25:00:00')),
      'line 2, column issued: 2026-11-24 25',
    ],
    ['a date', trace(good.replace('2026-11-24', '24.11.2026')), 'line 2, column day: "24.11.2026"'],
    ['a desk', trace(good.replace(',A,', ',,')), 'line 2, column desk: it is empty'],
    ['a leg', trace(good.replace('1,0,A', '1,x,A')), 'line 2, column leg: "x" is not a whole'],
    ['an outcome', trace(good.replace('served', 'lost')), 'line 2, column outcome: "lost" is none'],
    [
      'a start before the issue',
      trace(good.replace('00,09:00:00,09', '00,08:59:59,09')),
      'line 2, column started: service began before the issue',
    ],
    [
      'an end before the start',
      trace(good.replace('00,09:00:00,09:00:00', '00,09:00:00,08:00:00')),
      'line 2, column ended: it ended before it began',
    ],
  ])('%s that makes no sense is named with its place', (_name, csv, message) => {
    expect(() => parseTrace(csv, zone)).toThrow(TraceError)
    expect(() => parseTrace(csv, zone)).toThrow(message)
  })

  test('an hour that the clocks repeat is refused', () => {
    const line = '1999-10-31,1,0,A,,0,01:30:00,01:30:00,01:30:00,served'
    expect(() => rowsOf(line)).toThrow(/line 2, column issued: .* is not one moment/)
  })
})

describe('planning', () => {
  test('within a second: ends, then arrivals, then services, the earliest arrival first', () => {
    expect(
      story(
        '2026-11-24,1,0,A,,0,09:00:00,09:00:00,09:05:00,served',
        '2026-11-24,2,0,A,,0,09:02:00,09:05:00,09:06:00,served',
        '2026-11-24,3,0,A,,0,09:01:00,09:05:00,09:05:00,served',
        '2026-11-24,4,0,A,,0,09:03:00,,09:05:00,abandoned',
        '2026-11-24,5,0,A,,0,09:05:00,09:05:00,09:05:00,void',
        '2026-11-24,6,0,A,,0,09:05:00,09:05:00,09:05:00,served',
      ).slice(5),
    ).toEqual([
      '09:05:00 complete 1/0',
      '09:05:00 leave 4/0',
      '09:05:00 issue 5/0',
      '09:05:00 issue 6/0',
      '09:05:00 serve 3/0',
      '09:05:00 complete 3/0',
      '09:05:00 serve 2/0',
      '09:05:00 void 5/0',
      '09:05:00 serve 6/0',
      '09:05:00 complete 6/0',
      '09:06:00 complete 2/0',
    ])
  })

  test('a leg at another desk that begins at once is a transfer, even without any length', () => {
    expect(
      story(
        '2026-11-24,1,0,A,,0,09:00:00,09:00:00,09:01:00,served',
        '2026-11-24,1,1,B,,0,09:01:00,09:01:00,09:01:00,served',
        '2026-11-24,1,2,A,,0,09:01:00,09:01:00,09:02:00,served',
      ),
    ).toEqual([
      '09:00:00 issue 1/0',
      '09:00:00 serve 1/0',
      '09:01:00 transfer 1/0',
      '09:01:00 serve 1/1',
      '09:01:00 transfer 1/1',
      '09:01:00 serve 1/2',
      '09:02:00 complete 1/2',
    ])
  })

  test.each([
    ['at the same desk', '2026-11-24,1,1,A,,0,09:01:00,09:01:00,09:02:00,served'],
    ['after a gap', '2026-11-24,1,1,B,,0,09:01:01,09:01:01,09:02:00,served'],
    ['before the last one ended', '2026-11-24,1,1,B,,0,09:00:59,09:01:01,09:02:00,served'],
    ['on another day', '2026-11-25,1,1,B,,0,09:01:00,09:01:00,09:02:00,served'],
  ])('a later leg %s is a ticket of its own', (_name, line) => {
    const plan = planReplay(rowsOf('2026-11-24,1,0,A,,0,09:00:00,09:00:00,09:01:00,served', line))
    expect(plan).toMatchObject({ transfers: 0, separateLegs: 1 })
  })

  test('a number used twice on one day is transferred once', () => {
    const plan = planReplay(
      rowsOf(
        '2026-11-24,1,0,A,,0,09:00:00,09:00:00,09:01:00,served',
        '2026-11-24,1,1,B,,0,09:01:00,09:01:00,09:02:00,served',
        '2026-11-24,1,1,B,,0,09:01:00,09:01:00,09:02:00,served',
      ),
    )
    expect(plan).toMatchObject({ transfers: 1, separateLegs: 1 })
  })

  test('a counter has one person at a time, and each counter is used', () => {
    const plan = planReplay(parseTrace(generateDay(5), zone))
    const busy = new Set<string>()
    const used = new Set<string>()
    for (const { do: verb, row } of plan.moments.flatMap(({ steps }) => steps)) {
      if (row.counter === null || verb === 'issue') continue
      const place = `${row.desk} ${row.counter}`
      expect(busy.has(place)).toBe(verb !== 'serve')
      if (verb === 'serve') busy.add(place)
      else busy.delete(place)
      used.add(place)
    }
    expect(busy.size).toBe(0)
    expect([...plan.desks.values()].reduce((sum, count) => sum + count, 0)).toBe(used.size)
  })
})

describe('the figures', () => {
  const rows = rowsOf(
    '2026-11-24,1,0,A,,0,09:00:00,09:00:10,09:01:00,served',
    '2026-11-24,2,0,A,,0,09:00:00,09:00:30,09:01:00,served',
    '2026-11-24,3,0,A,,0,09:00:00,,09:09:00,abandoned',
    '2026-11-24,4,0,A,,0,09:00:00,,09:00:00,void',
  )
  const row = {
    key: 'A',
    issued: 3,
    served: 2,
    noShow: 0,
    abandoned: 1,
    withinTarget: 1,
    waitSeconds: { mean: 20, p50: 10, p90: 30, max: 30 },
    serviceSeconds: { mean: 40, p50: 30, p90: 50, max: 50 },
  }

  test('are of those served, and an empty number is in none', () => {
    expect(figuresOfTrace(rows)).toEqual(figuresOfServer(row))
    expect(compare('A', figuresOfServer(row), figuresOfTrace(rows)).isEqual).toBe(true)
  })

  test('a difference is told, also where the server knows nothing', () => {
    const late = { ...row, waitSeconds: { ...row.waitSeconds, mean: 20.5 } }
    const comparison = compare('A', figuresOfServer(late), figuresOfTrace(rows))
    expect(comparison).toMatchObject({ isEqual: false, differences: { meanWaitSeconds: 0.5 } })
    expect(compare('A', figuresOfServer(undefined), figuresOfTrace(rows)).isEqual).toBe(false)
  })
})

describe('the generated day', () => {
  test('depends on nothing but its seed', () => {
    expect(generateDay(3)).toBe(generateDay(3))
    expect(generateDay(3)).not.toBe(generateDay(4))
  })

  test('has about 300 rows with everything that a replay must bear', () => {
    const rows = parseTrace(generateDay(1), zone)
    expect(rows.length).toBeGreaterThan(250)
    expect(rows.length).toBeLessThan(350)
    expect(planReplay(rows).transfers).toBeGreaterThan(20)
    expect(planReplay(rows).separateLegs).toBeGreaterThan(5)
    expect(new Set(rows.map(({ outcome }) => outcome))).toHaveProperty('size', 3)
    expect(rows.some((row) => row.startedAt === row.endedAt)).toBe(true)
  })
})

describe('a whole day through the server', () => {
  let scratch: string

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'masa-replay-test-'))
    vi.stubEnv('TMPDIR', scratch)
  })

  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('a generated day comes out as it went in', { timeout: 120_000 }, async () => {
    const result = await replay(generateDay(1))
    expect(result.isEqual, report(result)).toBe(true)
    expect(result.order.calls).toBe(result.total.trace.served)
    expect(readdirSync(scratch)).toEqual([])
  })

  test('stopping early leaves nothing behind', { timeout: 60_000 }, async () => {
    const abort = new AbortController()
    const stopped = replay(generateDay(1), {
      signal: abort.signal,
      onProgress: (done) => done > 20 && abort.abort(),
    })
    await expect(stopped).rejects.toThrow(/abort/)
    expect(readdirSync(scratch)).toEqual([])
  })
})

/** Real logs are not ours to pass on: where they are is told by the environment. */
function realTrace(name: string): string | null {
  const path = join(process.env.TRACES ?? '', name)
  return process.env.TRACES && existsSync(path) ? readFileSync(path, 'utf8') : null
}

describe('real days through the server', () => {
  const timeout = 300_000
  const absent = 'TRACES names no folder with this file'

  test('a day of a call centre', { timeout }, async ({ skip }) => {
    const csv = realTrace('call-centre-day.csv')
    if (csv === null) return skip(absent)
    const result = await replay(csv)
    expect(result.isEqual, report(result)).toBe(true)
    expect(result.total.server).toMatchObject({
      served: 1507,
      abandoned: 728,
      maxWaitSeconds: 1238,
    })
    expect(result.total.server.meanWaitSeconds).toBeCloseTo(133.81, 2)
    expect(result.total.server.meanServiceSeconds).toBeCloseTo(194.11, 2)
    expect(result.desks).toHaveLength(6)
  })

  test('ten days of a clinic, from room to room', { timeout }, async ({ skip }) => {
    const csv = realTrace('clinic-ten-days.csv')
    if (csv === null) return skip(absent)
    const result = await replay(csv)
    expect(result.isEqual, report(result)).toBe(true)
    expect(result.total.server).toMatchObject({ issued: 666, served: 666, abandoned: 0 })
    expect(result.transfers + result.separateLegs).toBe(308)
    expect(result.days).toHaveLength(10)
  })
})
