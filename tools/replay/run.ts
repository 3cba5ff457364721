/** A replay from a trace's text to what the server and the trace say of it. */
import type { StatisticsRow } from '../../domain/resources.ts'
import { createPlace, type Place } from './branch.ts'
import { Client } from './client.ts'
import { drive, setClock, type CallOrder } from './drive.ts'
import { compare, figuresOfServer, figuresOfTrace, groupRows, totalOf } from './figures.ts'
import type { Comparison } from './figures.ts'
import { planReplay, type Plan } from './plan.ts'
import { startServer } from './server.ts'
import { parseTrace, type TraceRow } from './trace.ts'

const timeZone = 'Europe/Istanbul'

/** How to follow a replay, and to end it. */
export interface ReplayOptions {
  /** Told before the first step, with 0, and after every second of the trace. */
  onProgress?: (doneSteps: number, allSteps: number) => void
  /** Ends the replay early; the server is stopped and its data removed before the promise rejects. */
  signal?: AbortSignal
}

/** Everything that the report says. `isEqual`: no figure differs; `seconds`: how long it took. */
export interface ReplayResult {
  desks: Comparison[]
  days: Comparison[]
  total: Comparison
  order: CallOrder
  transfers: number
  separateLegs: number
  isEqual: boolean
  seconds: number
}

/**
 * Drives a server of its own, on a throw-away data folder, through a trace. Throws `TraceError` for a trace that makes
 * no sense, before any server is started, and an error for a request that the server refuses.
 */
export async function replay(csv: string, options: ReplayOptions = {}): Promise<ReplayResult> {
  const rows = parseTrace(csv, timeZone)
  const plan = planReplay(rows)
  const startedAt = performance.now()
  const server = await startServer(options.signal)
  try {
    const client = new Client(server.url, options.signal)
    await client.logIn('admin', server.adminPassword)
    await setClock(client, plan.moments[0]?.at ?? 0)
    const place = await createPlace(client, plan, timeZone)
    options.onProgress?.(0, plan.stepCount)
    const order = await drive(client, place, plan, {
      onProgress: (done) => options.onProgress?.(done, plan.stepCount),
    })
    const comparisons = await compareAll(client, place, rows)
    const seconds = (performance.now() - startedAt) / 1000
    return { ...comparisons, ...countsOf(plan), order, seconds }
  } finally {
    await server.stop()
  }
}

function countsOf({ transfers, separateLegs }: Plan): Pick<Plan, 'transfers' | 'separateLegs'> {
  return { transfers, separateLegs }
}

async function compareAll(client: Client, place: Place, rows: TraceRow[]) {
  const days = groupRows(rows, 'day')
  const from = days[0]?.[0] ?? ''
  const to = days.at(-1)?.[0] ?? ''
  const read = async (by: 'desk' | 'day') => {
    const query = new URLSearchParams({ branch: place.branchId, from, to, by })
    return (await client.get<{ items: StatisticsRow[] }>(`/api/statistics?${query}`)).items
  }
  const byDesk = await read('desk')
  const byDay = await read('day')
  const serverFigures = (items: StatisticsRow[], key: string | undefined) =>
    figuresOfServer(items.find((item) => item.key === key))
  const comparisons = {
    desks: groupRows(rows, 'desk').map(([name, group]) =>
      compare(name, serverFigures(byDesk, place.deskIds.get(name)), figuresOfTrace(group)),
    ),
    days: days.map(([day, group]) =>
      compare(day, serverFigures(byDay, day), figuresOfTrace(group)),
    ),
    total: compare('total', totalOf(byDesk.map(figuresOfServer)), figuresOfTrace(rows)),
  }
  const all = [...comparisons.desks, ...comparisons.days, comparisons.total]
  return { ...comparisons, isEqual: all.every(({ isEqual }) => isEqual) }
}
