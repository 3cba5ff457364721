/** The whole demo: a server on a throw-away folder, weeks behind it, a morning in it, a hall that goes on. */
import { Temporal } from 'temporal-polyfill'
import { startServer } from '../replay/server.ts'
import { SimulatedPrinter } from '../printer/simulated-printer.ts'
import type { PaperSlip } from '../printer/paper.ts'
import { DemoDays } from './days.ts'
import { furnish, type DemoHall } from './hall.ts'
import { workingDayAt, workingDaysBefore } from './plan.ts'

export interface DemoOptions {
  /** A free one when left out. */
  port?: number
  /** How many times as fast as life. */
  speed: number
  /** Working days behind it, so that figures have a history. */
  days: number
  seed?: number
  onSlip?: (slip: PaperSlip) => void
  /** Told as each past day is done. */
  onDay?: (done: number) => void
}

export interface Demo {
  url: string
  adminPassword: string
  pairingUrls: DemoHall['pairingUrls']
  /** A waiting citizen's own page. */
  phoneUrl: string
  /** Refusals that no rule explains. */
  surprises: readonly string[]
  /** Rejects when the hall cannot go on; resolves once it was stopped. */
  going: Promise<void>
  /** Ends everything and removes the data; safe to call twice. */
  stop: () => Promise<void>
}

/** The live part begins in a busy morning. */
const beginsAtMinute = 10 * 60 + 20

/** Resolves once every screen has something to show. A demo that cannot start leaves nothing behind. */
export async function startDemo(options: DemoOptions, signal?: AbortSignal): Promise<Demo> {
  const own = new AbortController()
  const either = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  const printer = await new SimulatedPrinter({
    ...(options.onSlip && { onSlip: options.onSlip }),
  }).start()
  const server = await startServer(either, {
    name: 'demo',
    ...(options.port !== undefined && { port: options.port }),
    environment: (url) => ({ PUBLIC_URL: url }),
  }).catch(async (error: unknown) => {
    await printer.stop()
    throw error
  })
  const end = async () => {
    own.abort()
    await Promise.all([server.stop(), printer.stop()])
  }
  try {
    return await openHall(server, printer.address, options, either, end)
  } catch (error) {
    await end()
    throw error
  }
}

async function openHall(
  { url, adminPassword }: { url: string; adminPassword: string },
  printerAddress: string,
  options: DemoOptions,
  signal: AbortSignal,
  end: () => Promise<void>,
): Promise<Demo> {
  const today = workingDayAt(Temporal.Now.plainDateISO('Europe/Istanbul').toString())
  const hall = await furnish(url, { adminPassword, printerAddress, signal })
  const days = new DemoDays(hall, options.seed ?? 1, signal)
  for (const [index, day] of workingDaysBefore(today, options.days).entries()) {
    await days.past(day)
    options.onDay?.(index + 1)
  }
  await days.morning(today, beginsAtMinute)
  const phoneUrl = `${url}/f/${await days.oneMore('T')}`
  const going = days.live(today, beginsAtMinute, options.speed).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  const stop = async () => {
    const ended = end()
    await going.catch(() => undefined)
    await ended
  }
  const { surprises } = days.room
  return { url, adminPassword, pairingUrls: hall.pairingUrls, phoneUrl, surprises, going, stop }
}
