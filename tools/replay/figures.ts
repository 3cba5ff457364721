/** The figures of a trace, computed from its rows alone, and how far the server's are from them. */
import type { StatisticsRow } from '../../domain/resources.ts'
import type { TraceRow } from './trace.ts'

/** In the order of the report’s columns. */
export const figureNames = [
  'issued',
  'served',
  'abandoned',
  'noShow',
  'meanWaitSeconds',
  'maxWaitSeconds',
  'meanServiceSeconds',
] as const

/** Means and maxima are of those served; null when nobody was. Empty numbers are in no figure. */
export type Figures = Record<(typeof figureNames)[number], number | null>

/** What the server and the trace say of the same people. */
export interface Comparison {
  /** A desk's name, a day or the whole. */
  name: string
  server: Figures
  trace: Figures
  /** Server minus trace; null where one of both has no figure. */
  differences: Figures
  isEqual: boolean
}

/** What floating-point arithmetic leaves between two equal means. */
export function isNoise(difference: number): boolean {
  return Math.abs(difference) <= 1e-9
}

const mean = (values: number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const largest = (values: number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b))

/** Nobody in a trace was a no-show: whoever was not served has left. */
export function figuresOfTrace(rows: readonly TraceRow[]): Figures {
  const real = rows.filter(({ outcome }) => outcome !== 'void')
  const waits: number[] = []
  const services: number[] = []
  for (const { issuedAt, startedAt, endedAt } of real) {
    if (startedAt === null) continue
    waits.push((startedAt - issuedAt) / 1000)
    services.push((endedAt - startedAt) / 1000)
  }
  return {
    issued: real.length,
    served: waits.length,
    abandoned: real.length - waits.length,
    noShow: 0,
    meanWaitSeconds: mean(waits),
    maxWaitSeconds: largest(waits),
    meanServiceSeconds: mean(services),
  }
}

/** A row of `GET /api/statistics`; undefined when the server has none for a key. */
export function figuresOfServer(row: StatisticsRow | undefined): Figures {
  return {
    issued: row?.issued ?? 0,
    served: row?.served ?? 0,
    abandoned: row?.abandoned ?? 0,
    noShow: row?.noShow ?? 0,
    meanWaitSeconds: row?.waitSeconds?.mean ?? null,
    maxWaitSeconds: row?.waitSeconds?.max ?? null,
    meanServiceSeconds: row?.serviceSeconds?.mean ?? null,
  }
}

/** The whole from its parts: counts add up, means weigh by those served, the largest maximum wins. */
export function totalOf(parts: readonly Figures[]): Figures {
  const sum = (name: keyof Figures) => parts.reduce((total, part) => total + (part[name] ?? 0), 0)
  const served = sum('served')
  const weighted = (name: keyof Figures) =>
    served === 0
      ? null
      : parts.reduce((total, part) => total + (part[name] ?? 0) * (part.served ?? 0), 0) / served
  return {
    issued: sum('issued'),
    served,
    abandoned: sum('abandoned'),
    noShow: sum('noShow'),
    meanWaitSeconds: weighted('meanWaitSeconds'),
    maxWaitSeconds: largest(parts.flatMap((part) => part.maxWaitSeconds ?? [])),
    meanServiceSeconds: weighted('meanServiceSeconds'),
  }
}

/** `isEqual` when no figure differs by more than the noise of floating-point arithmetic. */
export function compare(name: string, server: Figures, trace: Figures): Comparison {
  const differences = { ...server }
  let isEqual = true
  for (const figure of figureNames) {
    const [ours, theirs] = [server[figure], trace[figure]]
    const difference = ours === null || theirs === null ? null : ours - theirs
    differences[figure] = difference
    isEqual &&= difference === null ? ours === theirs : isNoise(difference)
  }
  return { name, server, trace, differences, isEqual }
}

/** Groups rows by a column's value, in the order of the values. */
export function groupRows(rows: readonly TraceRow[], by: 'desk' | 'day'): [string, TraceRow[]][] {
  const groups = Object.groupBy(rows, (row) => row[by])
  return Object.entries(groups)
    .map(([key, group]): [string, TraceRow[]] => [key, group ?? []])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
