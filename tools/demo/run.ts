/** The whole demo: a server on a throw-away folder, weeks behind it, a morning in it, a hall that goes on. */
import { Temporal } from 'temporal-polyfill'
import { startServer, type OwnServer } from '../replay/server.ts'
import { SimulatedPrinter } from '../printer/simulated-printer.ts'
import type { PaperSlip } from '../printer/paper.ts'
import { DemoDays } from './days.ts'
import { furnish, type DemoHall } from './hall.ts'
import { workingDayAt, workingDaysBefore } from './plan.ts'
import { leaveDrafts } from './requests/drafts.ts'
import { furnishRequests } from './requests/furnish.ts'
import { RequestOffice } from './requests/office.ts'
import { openPost, type DemoPost, type Text } from './requests/post.ts'
import { pastWorkdays } from './requests/work-time.ts'
import { WaitingRoom } from './waiting-room.ts'

/** How long the hall is to have lived, and how fast it goes on. */
export interface DemoOptions {
  /** A free one when left out. */
  port?: number
  /** How many times as fast as life. */
  speed: number
  /** Working days behind it, so that figures have a history. */
  days: number
  /** Working days before those of which only the requests are lived through; seven weeks when left out. */
  requestDays?: number
  seed?: number
  onSlip?: (slip: PaperSlip) => void
  /** Told of text messages that are taken once everything is ready. */
  onText?: (text: Text) => void
  /** Told as each past day is done. */
  onDay?: (done: number) => void
}

/** A hall to look at; its addresses are whole ones. */
export interface Demo {
  url: string
  adminPassword: string
  pairingUrls: DemoHall['pairingUrls']
  /** A waiting citizen's own page. */
  phoneUrl: string
  /** What a citizen sees of a request that was answered; null when too few days were lived through. */
  statusUrl: string | null
  /** Ids of the requests that have a story of their own, by its name in `requests/scripts.ts`. */
  requestIds: ReadonlyMap<string, string>
  /** `POST {url}/down` and `/up` are an outage of the text message gateway. */
  gatewayUrl: string
  /** Refusals that no rule explains. */
  surprises: readonly string[]
  /** Rejects when the hall cannot go on; resolves once it was stopped. */
  going: Promise<void>
  /** Ends everything and removes the data; safe to call twice. */
  stop: () => Promise<void>
}

/** The live part begins in a busy morning. */
const beginsAtMinute = 10 * 60 + 20
/** The gateway has an outage just before, so that some messages wait when somebody looks. */
const outageAtMinute = 9 * 60 + 50
const usualRequestDays = 35

/** What runs beside the hall. */
interface Machines {
  server: OwnServer
  printer: SimulatedPrinter
  post: DemoPost
  signal: AbortSignal
  /** Ends all of it and removes the data. */
  end: () => Promise<void>
}

/** Resolves once every screen has something to show. A demo that cannot start leaves nothing behind. */
export async function startDemo(options: DemoOptions, signal?: AbortSignal): Promise<Demo> {
  const own = new AbortController()
  const either = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  const printer = await new SimulatedPrinter({
    ...(options.onSlip && { onSlip: options.onSlip }),
  }).start()
  const ready = { isLive: false }
  const post = await openPost((text) => ready.isLive && options.onText?.(text))
  const server = await startServer(either, {
    name: 'demo',
    ...(options.port !== undefined && { port: options.port }),
    environment: (url) => ({ PUBLIC_URL: url }),
  }).catch(async (error: unknown) => {
    await Promise.all([printer.stop(), post.stop()])
    throw error
  })
  const end = async () => {
    own.abort()
    await Promise.all([server.stop(), printer.stop(), post.stop()])
  }
  try {
    const demo = await openHall({ server, printer, post, signal: either, end }, options)
    ready.isLive = true
    return demo
  } catch (error) {
    await end()
    throw error
  }
}

async function openHall(machines: Machines, options: DemoOptions): Promise<Demo> {
  const { server, printer, post, signal, end } = machines
  const { url, adminPassword } = server
  const today = workingDayAt(Temporal.Now.plainDateISO('Europe/Istanbul').toString())
  const hall = await furnish(url, { adminPassword, printerAddress: printer.address, signal })
  const house = await furnishRequests(url, hall, post, signal)
  const room = new WaitingRoom(hall.deskIds, hall.letters)
  const office = new RequestOffice({
    ...{ house, today, seed: options.seed ?? 1 },
    clerks: hall.seats.map(({ client }) => client),
    refused: (path, refusal) => room.refused(path, refusal),
  })
  const days = new DemoDays({ hall, room, office }, options.seed ?? 1, signal)
  await liveUntilNow({ days, office, post }, today, options)
  await leaveDrafts(url, house, signal)
  const phoneUrl = `${url}/f/${await days.oneMore('T')}`
  const going = days.live(today, beginsAtMinute, options.speed).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  const stop = async () => {
    const ended = end()
    await going.catch(() => undefined)
    await ended
  }
  return {
    ...{ url, adminPassword, pairingUrls: hall.pairingUrls, phoneUrl, going, stop },
    ...{ surprises: room.surprises, gatewayUrl: post.url },
    statusUrl: post.links.get(office.named.get('answered')?.number ?? '') ?? null,
    requestIds: new Map([...office.named].map(([name, { id }]) => [name, id])),
  }
}

/** Months of requests, weeks of visitors, and the beginning of today. */
async function liveUntilNow(
  { days, office, post }: { days: DemoDays; office: RequestOffice; post: DemoPost },
  today: string,
  options: DemoOptions,
): Promise<void> {
  const past = workingDaysBefore(today, options.days)
  const longPast = pastWorkdays(past[0] ?? today, options.requestDays ?? usualRequestDays)
  for (const day of longPast) await days.longPast(day)
  office.unpackCamera()
  for (const [index, day] of past.entries()) {
    await days.past(day)
    options.onDay?.(index + 1)
  }
  await days.morning(today, outageAtMinute)
  post.isDown = true
  await days.goOn(outageAtMinute, beginsAtMinute)
  post.isDown = false
}
