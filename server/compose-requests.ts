import { join } from 'node:path'
import type { Logger } from 'pino'
import { AttachmentStore } from './attachments/store.ts'
import type { Clock } from './clock.ts'
import { discardUnfinishedBulletins } from './bulletins/send.ts'
import type { Config } from './config.ts'
import type { House } from './http/house.ts'
import { openOutbox } from './outbox/open.ts'
import type { Outbox } from './outbox/outbox.ts'
import { KeyBook } from './programs/key-book.ts'
import { KeyLimits } from './programs/key-limits.ts'
import { webhookCarrier } from './programs/webhook-carrier.ts'
import { WebhookBook } from './programs/webhooks.ts'
import type { Directory } from './queue/directory.ts'
import { callInstead } from './requests/call-instead.ts'
import { RequestDesk } from './requests/change.ts'
import { handCarrier } from './requests/hand-carrier.ts'
import type { RequestParts } from './requests/parts.ts'
import { DailyRound } from './requests/daily-round.ts'
import { CalendarEdits } from './requests/recount.ts'
import { makeRound } from './requests/round.ts'
import { settleTold } from './requests/told.ts'
import { openKeyringOf } from './sealing/open.ts'
import { openRequestSearch } from './search/request-search.ts'
import type { RequestSearch } from './search/port.ts'
import { CalendarBook, ensureCalendar } from './settings/calendar.ts'
import { Gateways } from './settings/gateways.ts'
import { RequestCatalogue } from './settings/request-catalogue.ts'
import { ensureRequestCatalogue } from './settings/request-seed.ts'
import { RequestSettings } from './settings/request-settings.ts'
import { Templates } from './settings/templates.ts'
import type { SmsGateway } from './sms/port.ts'
import type { StaffBook } from './staff/staff-book.ts'
import { attachmentsName } from './storage/open.ts'
import { hasRequests } from './storage/request-table.ts'
import type { TableStore } from './storage/tables.ts'

/** What requests are built on. */
export interface RequestBasis {
  config: Config
  databaseFile: string
  tables: TableStore
  clock: Clock
  directory: Directory
  staff: StaffBook
  log: Logger
}

/** The parts that work on requests. */
export interface RequestHouse extends RequestParts {
  gateways: Gateways
  attachments: AttachmentStore
  search: RequestSearch
  requests: RequestDesk
  calendarEdits: CalendarEdits
  dailyRound: DailyRound
  programKeys: KeyBook
  keyLimits: KeyLimits
}

/** Silent hand-overs, unpaid fees and links to past tickets are looked after this often. */
const roundMs = 60_000
/** Uploads that nothing took are removed this often. */
const sweepMs = 3_600_000
/** Messages that are due are looked for this often. */
const messagesMs = 1000

/** What every house has to begin with. Throws `StorageError`. */
export async function seedRequests(tables: TableStore): Promise<void> {
  await ensureRequestCatalogue(tables)
  await ensureCalendar(tables)
}

/** The desk of requests with all it needs. Throws `KeyFileError` when what is stored cannot be opened. */
export function buildRequests(basis: RequestBasis): RequestHouse {
  const { config, databaseFile, tables, log } = basis
  const onProblem = (problem: unknown) =>
    log.error({ problem: String(problem) }, 'a request could not be followed up')
  const keyring = openKeyringOf(config.keyFile, tables)
  const gateways = new Gateways(tables, keyring)
  const requestSettings = new RequestSettings(tables)
  const search = openRequestSearch({ file: databaseFile, keyFile: config.keyFile })
  const needs = { ...basis, keyring, requestSettings, gateways }
  const webhooks = new WebhookBook(needs)
  const carriers = {
    webhook: webhookCarrier(webhooks),
    byHand: (gateway: SmsGateway) => handCarrier(needs, gateway),
  }
  const outbox: Outbox = openOutbox(needs, carriers, {
    onSent: () => [],
    onGivenUp: (item) => callInstead(parts, item),
    onStored: ({ requestId }) => {
      if (requestId) settleTold(parts, requests, requestId).catch(onProblem)
    },
  })
  const parts: RequestParts = {
    ...needs,
    calendar: new CalendarBook(tables),
    catalogue: new RequestCatalogue(tables),
    templates: new Templates(tables),
    outbox,
    webhooks,
    requestChanged: (ids) => {
      search.changed([...ids])
      outbox.wake()
    },
    onProblem,
    publicAddress: () => config.publicUrl,
  }
  const requests: RequestDesk = new RequestDesk(parts)
  const dailyRound = new DailyRound(parts, requests)
  const calendarEdits = new CalendarEdits(parts, requests)
  const attachments = new AttachmentStore(tables, keyring, join(config.dataDir, attachmentsName))
  const programs = {
    programKeys: new KeyBook(tables),
    keyLimits: new KeyLimits(config.rateLimit),
  }
  const rounds = { calendarEdits, dailyRound }
  return { ...parts, ...programs, ...rounds, gateways, attachments, search, requests }
}

/** The data was replaced: read everything again. */
export function reloadRequests(house: RequestHouse, log: Logger): void {
  const { catalogue, requestSettings, templates, gateways, calendar, search, outbox } = house
  for (const part of [catalogue, requestSettings, templates, gateways, calendar]) part.reload()
  for (const part of [house.programKeys, house.webhooks]) part.reload()
  search.reload()
  house.dailyRound.forget()
  const takeUp = async () => {
    await discardUnfinishedBulletins(house)
    await outbox.recover()
  }
  takeUp().catch((error: unknown) => {
    log.error({ problem: String(error) }, 'messages could not be taken up again')
  })
}

/** What is due for requests. Never rejects: what fails is logged, tried again by the next round, and stops nothing else. */
export async function lookAfterRequests(house: House): Promise<void> {
  const isOfToday = (ticketId: string) => house.halls.findToday(ticketId) !== undefined
  await house.calendarEdits.finish().catch(house.onProblem)
  await makeRound(house, house.requests, isOfToday).catch(house.onProblem)
  await house.dailyRound.make().catch(house.onProblem)
}

/** Rounds, messages and stray files, from now on. Returns the end of it. Throws `StorageError`. */
export async function keepRequestsGoing(house: House): Promise<() => void> {
  const { outbox, log, attachments, clock, search } = house
  await discardUnfinishedBulletins(house)
  await outbox.recover()
  // A house that takes no requests pays for no search; the first search starts it otherwise.
  if (hasRequests(house.tables)) search.warm()
  const round = () => house.lookAfterRequests()
  const sweep = () =>
    attachments.sweep(clock.now()).catch((error: unknown) => {
      log.error({ problem: String(error) }, 'stray files could not be removed')
    })
  void round()
  void sweep()
  const timers = [
    setInterval(() => void outbox.tick(), messagesMs),
    setInterval(() => void round(), roundMs),
    setInterval(() => void sweep(), sweepMs),
  ]
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** Finish what is under way. */
export async function closeRequests(house: RequestHouse): Promise<void> {
  await house.attachments.close()
  await house.outbox.close()
  await house.search.close()
}
