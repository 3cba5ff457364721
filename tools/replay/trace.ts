/** Reading a trace: the log of a real queue as CSV, one row a stay at one desk, times as local wall clock. */
import { CsvError, parse, type Info } from 'csv-parse/sync'
import { Temporal } from 'temporal-polyfill'

/** All must be there, in any order; other columns are not looked at. */
export const traceColumns = [
  'day',
  'visit',
  'leg',
  'desk',
  'counter',
  'priority',
  'issued',
  'started',
  'ended',
  'outcome',
] as const

/** One of them. */
export type TraceColumn = (typeof traceColumns)[number]

/** `void`: an empty number, taken and never used. */
export type TraceOutcome = 'served' | 'abandoned' | 'void'

const outcomes: readonly TraceOutcome[] = ['served', 'abandoned', 'void']

/** One stay at one desk. Moments are epoch milliseconds. */
export interface TraceRow {
  /** Where it stands in the file, counted from 1. */
  line: number
  /** `YYYY-MM-DD`. */
  day: string
  /** The person's number that day. */
  visit: string
  /** 0 for the first desk, 1, 2 … after each move. */
  leg: number
  desk: string
  priority: boolean
  issuedAt: number
  /** When service began; null unless served. */
  startedAt: number | null
  endedAt: number
  outcome: TraceOutcome
}

/** Something in a trace that cannot be read or replayed; the message names line and column. */
export class TraceError extends Error {
  override name = 'TraceError'
}

type TraceRecord = Record<TraceColumn, string>

/** Rows in the order of the file. Throws `TraceError`, at the first row that makes no sense too. */
export function parseTrace(text: string, timeZone: string): TraceRow[] {
  const rows = readRecords(text).map(({ record, info }) => readRow(record, info.lines, timeZone))
  if (rows.length === 0) throw new TraceError('line 1: there is no row below the header')
  return rows
}

function readRecords(text: string): { record: TraceRecord; info: Info }[] {
  try {
    return parse(text, {
      bom: true,
      columns: checkHeader,
      info: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { record: TraceRecord; info: Info }[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as CsvError & { lines?: number }
    throw new TraceError(`line ${lines ?? '?'}: ${error.message}`, { cause: error })
  }
}

function checkHeader(header: string[]): string[] {
  const missing = traceColumns.find((column) => !header.includes(column))
  if (missing) throw new TraceError(`line 1, column ${missing}: it is missing`)
  return header
}

function readRow(record: TraceRecord, line: number, timeZone: string): TraceRow {
  const cells = new Cells(record, line, timeZone)
  const outcome = cells.outcome()
  const issuedAt = cells.moment('issued')
  const startedAt = outcome === 'served' ? cells.moment('started') : null
  const endedAt = cells.moment('ended')
  if (startedAt !== null && startedAt < issuedAt)
    cells.fail('started', 'service began before the issue')
  if (endedAt < (startedAt ?? issuedAt)) cells.fail('ended', 'it ended before it began')
  const leg = cells.wholeNumber('leg')
  const priority = cells.wholeNumber('priority') > 0
  const desk = cells.text('desk')
  const visit = cells.text('visit')
  return {
    line,
    day: record.day,
    visit,
    leg,
    desk,
    priority,
    issuedAt,
    startedAt,
    endedAt,
    outcome,
  }
}

/** The cells of one row, each read as what its column holds. */
class Cells {
  readonly #record: TraceRecord
  readonly #line: number
  readonly #timeZone: string

  constructor(record: TraceRecord, line: number, timeZone: string) {
    this.#record = record
    this.#line = line
    this.#timeZone = timeZone
  }

  fail(column: TraceColumn, problem: string): never {
    throw new TraceError(`line ${this.#line}, column ${column}: ${problem}`)
  }

  text(column: TraceColumn): string {
    return this.#record[column] || this.fail(column, 'it is empty')
  }

  wholeNumber(column: TraceColumn): number {
    const cell = this.#record[column]
    return /^\d+$/.test(cell) ? Number(cell) : this.fail(column, `"${cell}" is not a whole number`)
  }

  outcome(): TraceOutcome {
    const cell = this.#record.outcome
    const outcome = outcomes.find((known) => known === cell)
    return outcome ?? this.fail('outcome', `"${cell}" is none of ${outcomes.join(', ')}`)
  }

  /** Wall clock to epoch milliseconds; refuses an hour that a change of clocks skips or repeats. */
  moment(column: 'issued' | 'started' | 'ended'): number {
    const { day, [column]: time } = this.#record
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) this.fail('day', `"${day}" is not a date like 2026-11-24`)
    if (!/^\d\d:\d\d:\d\d$/.test(time)) this.fail(column, `"${time}" is not a time like 09:05:30`)
    try {
      const wallClock = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' })
      return wallClock.toZonedDateTime(this.#timeZone, { disambiguation: 'reject' })
        .epochMilliseconds
    } catch {
      return this.fail(column, `${day} ${time} is not one moment in ${this.#timeZone}`)
    }
  }
}
