/** From rows to what has to be done when: one list of moments, each with its steps in an order that works. */
import type { TraceRow } from './trace.ts'

/** A row with its place in the plan. */
export interface PlannedRow extends TraceRow {
  /** The row whose ticket this one goes on with; null when it takes a ticket of its own. */
  transferredFrom: PlannedRow | null
  transfersTo: PlannedRow | null
  /** Which of its desk's counters serves it, from 0; null when nobody does. */
  counter: number | null
}

/** One thing that is done for a row; `leave` and `void` cancel its ticket. */
export interface Step {
  do: 'issue' | 'serve' | 'complete' | 'transfer' | 'leave' | 'void'
  row: PlannedRow
}

/** Everything that happens in one second of the trace. */
export interface Moment {
  day: string
  /** Epoch milliseconds. */
  at: number
  steps: Step[]
}

/** A trace as the server is to live through it. */
export interface Plan {
  moments: Moment[]
  stepCount: number
  /** Desks in the order of their names, with how many counters they need at once. */
  desks: Map<string, number>
  /** Legs that are replayed as transfers. */
  transfers: number
  /** Later legs that are replayed as tickets of their own. */
  separateLegs: number
}

/** Plans a whole trace; the rows may come in any order. */
export function planReplay(trace: readonly TraceRow[]): Plan {
  const rows: PlannedRow[] = trace.map((row) => ({
    ...row,
    transferredFrom: null,
    transfersTo: null,
    counter: null,
  }))
  const transfers = linkTransfers(rows)
  const moments = orderSteps(rows)
  return {
    moments,
    stepCount: moments.reduce((count, { steps }) => count + steps.length, 0),
    desks: bindCounters(rows, moments),
    transfers,
    separateLegs: rows.filter(({ leg, transferredFrom }) => leg > 0 && !transferredFrom).length,
  }
}

/**
 * A leg at another desk that begins the second its predecessor's service ended is a transfer. Links both rows and
 * gives the number of links.
 */
function linkTransfers(rows: PlannedRow[]): number {
  const legs = new Map<string, PlannedRow[]>()
  const keyOf = ({ day, visit }: PlannedRow, leg: number) => `${day}/${visit}/${leg}`
  for (const row of rows) {
    const key = keyOf(row, row.leg)
    legs.set(key, [...(legs.get(key) ?? []), row])
  }
  let links = 0
  for (const row of rows) {
    const before = (legs.get(keyOf(row, row.leg - 1)) ?? []).find(
      ({ outcome, endedAt, desk, transfersTo }) =>
        outcome === 'served' && endedAt === row.issuedAt && desk !== row.desk && !transfersTo,
    )
    if (!before) continue
    before.transfersTo = row
    row.transferredFrom = before
    links += 1
  }
  return links
}

/** A step with what it is sorted by. */
interface Timed extends Step {
  at: number
  /** 0: ends what is going on, 1: arrives, 2: begins, with the end of a stay that has no length. */
  phase: 0 | 1 | 2
}

/**
 * Within one second: first what ends, so that counters are free and nobody who has left is overtaken; then who
 * arrives; then who is served, the earliest arrival first. A stay without length ends where it begins.
 */
function orderSteps(rows: PlannedRow[]): Moment[] {
  // Sorting keeps the order of equal steps: that of the file, and within a row that of its life.
  const steps = rows.flatMap(stepsOf).sort(byTimeAndPhase)
  const moments: Moment[] = []
  for (const { at, do: verb, row } of steps) {
    let moment = moments.at(-1)
    if (moment?.at !== at) moments.push((moment = { day: row.day, at, steps: [] }))
    moment.steps.push({ do: verb, row })
  }
  return moments
}

function stepsOf(row: PlannedRow): Timed[] {
  const { issuedAt, startedAt, endedAt, transferredFrom } = row
  const steps: Timed[] = []
  if (!transferredFrom) steps.push({ do: 'issue', row, at: issuedAt, phase: 1 })
  if (startedAt !== null) steps.push({ do: 'serve', row, at: startedAt, phase: 2 })
  const hasLength = (startedAt ?? issuedAt) < endedAt
  steps.push({ do: endOf(row), row, at: endedAt, phase: hasLength ? 0 : 2 })
  return steps
}

function endOf({ outcome, transfersTo }: PlannedRow): Step['do'] {
  if (outcome === 'abandoned') return 'leave'
  if (outcome === 'void') return 'void'
  return transfersTo ? 'transfer' : 'complete'
}

function byTimeAndPhase(a: Timed, b: Timed): number {
  return (
    a.at - b.at ||
    a.phase - b.phase ||
    // A visit's legs without length follow each other within the second.
    (a.phase === 2 ? a.row.issuedAt - b.row.issuedAt || a.row.leg - b.row.leg : 0)
  )
}

/** Gives each served row a counter of its desk that is free then; how many counters each desk needs. */
function bindCounters(rows: PlannedRow[], moments: Moment[]): Map<string, number> {
  const desks = new Map([...new Set(rows.map(({ desk }) => desk))].sort().map((desk) => [desk, 0]))
  const free = new Map([...desks.keys()].map((desk): [string, number[]] => [desk, []]))
  for (const { do: verb, row } of moments.flatMap(({ steps }) => steps)) {
    if (verb === 'serve') {
      row.counter = free.get(row.desk)?.pop() ?? openAnother(desks, row.desk)
    } else if (row.counter !== null) free.get(row.desk)?.push(row.counter)
  }
  return desks
}

function openAnother(desks: Map<string, number>, desk: string): number {
  const counter = desks.get(desk) ?? 0
  desks.set(desk, counter + 1)
  return counter
}
