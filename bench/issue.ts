import autocannon from 'autocannon'
import { enterHall } from './client.ts'
import type { Measured } from './measured.ts'
import { startProgram, startServer } from './server.ts'

const clients = 16
const seconds = 4
const rounds = 3

interface Load {
  perSecond: number
  p99Milliseconds: number
}

async function load(url: string, body: string, cookie: string): Promise<Load> {
  const result = await autocannon({
    url,
    method: 'POST',
    connections: clients,
    duration: seconds,
    headers: { 'content-type': 'application/json', cookie },
    body,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} bad answers`)
  return { perSecond: result.requests.average, p99Milliseconds: result.latency.p99 }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Durable tickets against a bare Hono echo of the same payload, in turns. */
export async function benchIssue(): Promise<Measured[]> {
  const server = await startServer()
  const echo = await startProgram(new URL('./echo.ts', import.meta.url), '/')
  try {
    const { admin, branchId, deskIds } = await enterHall(server.url)
    const body = JSON.stringify({ branchId, deskId: deskIds[0], priority: false, language: 'tr' })
    await load(echo.url, body, '')
    await load(`${server.url}/api/tickets`, body, admin.cookie)
    const echoes: Load[] = []
    const tickets: Load[] = []
    for (let round = 0; round < rounds; round++) {
      echoes.push(await load(echo.url, body, ''))
      tickets.push(await load(`${server.url}/api/tickets`, body, admin.cookie))
    }
    const ratios = tickets.map((one, index) => one.perSecond / (echoes[index]?.perSecond ?? 1))
    const rate = Math.round(median(tickets.map((one) => one.perSecond)))
    return [
      {
        name: `durable ticket issue ÷ bare Hono echo, ${clients} clients`,
        value: median(ratios),
        unit: 'ratio',
        limit: { atLeast: 0.15 },
        note: `${rate} tickets/s against ${Math.round(median(echoes.map((one) => one.perSecond)))} echoes/s, median of ${rounds}`,
      },
      {
        name: 'ticket issue p99',
        value: Math.max(...tickets.map((one) => one.p99Milliseconds)),
        unit: 'ms',
        limit: { atMost: 50 },
      },
    ]
  } finally {
    await server.stop()
    await echo.stop()
  }
}
