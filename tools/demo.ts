/** `npm run demo`: a lively hall to look at, on data that is thrown away with Ctrl-C. */
import { parseArgs } from 'node:util'
import { buildApps } from './build.ts'
import { startDemo, type Demo } from './demo/run.ts'
import { demoPassword } from './demo/hall.ts'
import { slipBox } from './printer/terminal.ts'

const usage = `npm run demo -- [--speed 4] [--days 8] [--port 3000]

speed   how many times as fast as life; 4 when left out
days    working days of history behind it; 8 when left out
port    where it is reached; a free one when left out`

function readOptions() {
  const { values } = parseArgs({
    options: {
      speed: { type: 'string', default: '4' },
      days: { type: 'string', default: '8' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const speed = Number(values.speed)
  const days = Number(values.days)
  const port = values.port === undefined ? undefined : Number(values.port)
  const makesSense =
    speed > 0 &&
    speed <= 1000 &&
    isWhole(days, 0, 60) &&
    (port === undefined || isWhole(port, 1, 65_535))
  return values.help || !makesSense ? null : { speed, days, ...(port !== undefined && { port }) }
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to
}

function describe({ url, adminPassword, pairingUrls, phoneUrl }: Demo): string {
  return `
kiosk     ${pairingUrls.kiosk}
display   ${pairingUrls.display}
counter   ${url}/counter/     deneme / ${demoPassword}   (counters 8–12 are free)
manager   ${url}/manager/     mudur / ${demoPassword}
phone     ${phoneUrl}
admin     admin / ${adminPassword}

Slips that the kiosk prints come out below. Ctrl-C ends it and removes its data.
`
}

async function main(): Promise<number> {
  const options = readOptions()
  if (!options) {
    console.error(usage)
    return 2
  }
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort())
  await buildApps()
  const startedAt = performance.now()
  console.log(`A hall with ${options.days} days behind it is being made …`)
  try {
    const onSlip = (slip: Parameters<typeof slipBox>[0]) => console.log(`${slipBox(slip, 48)}\n`)
    const demo = await startDemo({ ...options, onSlip }, abort.signal)
    console.log(`Ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
    console.log(describe(demo))
    await demo.going.finally(() => demo.stop())
  } catch (error) {
    if (!abort.signal.aborted) throw error
  }
  console.log('The demo is over; its data is removed.')
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(`\n${usage}`)
  process.exitCode = 1
}
