/** `npm run demo`: a lively hall to look at, on data that is thrown away with Ctrl-C. */
import { parseArgs } from 'node:util'
import { buildApps } from './build.ts'
import { startDemo, type Demo } from './demo/run.ts'
import { demoPassword } from './demo/hall.ts'
import { codeIn, type Text } from './demo/requests/post.ts'
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

/** Who logs in where, beside the hall's own; all with the same password. */
const desks = [
  ['counter', '/counter/', 'deneme', 'a clerk; the counters 8–12 are free'],
  ['telephone', '/counter/telephone', 'santral', 'requests without a ticket, and whom to call'],
  ['field', '/counter/field', 'saha', 'on a tablet: photos before and after'],
  ['requests', '/requests/', 'fen', 'an officer; also zabita and temizlik'],
  ['information', '/requests/', 'bilgi', 'CİMER, information requests, petitions'],
  ['board', '/requests/board', 'sorumlu', 'a supervisor: what is open, the outbox'],
  ['manager', '/manager/', 'mudur', 'a manager'],
] as const

function describe(demo: Demo): string {
  const { url, adminPassword, pairingUrls, phoneUrl, statusUrl, gatewayUrl } = demo
  const lines = desks.map(
    ([name, path, username, who]) =>
      `${name.padEnd(11)} ${`${url}${path}`.padEnd(40)} ${username.padEnd(9)} ${who}`,
  )
  return `
kiosk       ${pairingUrls.kiosk}
display     ${pairingUrls.display}
${lines.join('\n')}
phone       ${phoneUrl}
status      ${statusUrl ?? `${url}/f/b`}
admin       admin / ${adminPassword}

Everybody else logs in with ${demoPassword}.
No message leaves this machine. An outage of the SMS gateway:  curl -X POST ${gatewayUrl}/down   (and /up)
Slips that the kiosk prints and codes by SMS come out below. Ctrl-C ends it and removes its data.
`
}

/** A code that somebody waits for; other messages are in the outbox. */
function showCode({ to, text }: Text): void {
  if (codeIn(text) !== null) console.log(`SMS ${to}: ${text}\n`)
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
    const demo = await startDemo({ ...options, onSlip, onText: showCode }, abort.signal)
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
