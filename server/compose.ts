import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Backups } from './backup/backups.ts'
import { machineClock, TestClock } from './clock.ts'
import {
  buildRequests,
  closeRequests,
  keepRequestsGoing,
  lookAfterRequests,
  reloadRequests,
  seedRequests,
} from './compose-requests.ts'
import type { Config } from './config.ts'
import type { QueueEvent } from '../domain/queue/evolve.ts'
import type { Queue } from '../domain/queue/state.ts'
import { DeviceBook } from './devices/device-book.ts'
import { HelpBook } from './devices/help-book.ts'
import { printerSettings } from './devices/printer-settings.ts'
import { AttemptLimits } from './http/attempt-limits.ts'
import type { House } from './http/house.ts'
import { isoOf } from './http/request-resource.ts'
import { newId } from './ids.ts'
import { LiveHub } from './live/hub.ts'
import { openLog } from './log.ts'
import { networkPrinter } from './printing/network-printer.ts'
import { PrintDesk } from './printing/print-desk.ts'
import { Recent } from './printing/recent.ts'
import { Directory } from './queue/directory.ts'
import { EscortBook } from './queue/escort-book.ts'
import { Halls } from './queue/halls.ts'
import { CommandKeys } from './queue/idempotency.ts'
import { PaceBook } from './queue/pace.ts'
import { seedOnFirstStart, type FirstStart } from './settings/seed.ts'
import { Sessions } from './staff/sessions.ts'
import { StaffBook } from './staff/staff-book.ts'
import { lastEventId } from './storage/event-log.ts'
import { lockDataFolder } from './storage/lock.ts'
import { migrate } from './storage/migrate.ts'
import { databaseName } from './storage/open.ts'
import { rewriteFileIfDue } from './storage/rewrite.ts'
import { Reader } from './storage/reader.ts'
import { TableStore } from './storage/tables.ts'
import { Writer } from './storage/writer.ts'
import { openVoice } from './voice/open.ts'

/** The house with what only its keeper needs. */
export interface OpenHouse {
  house: House
  databaseFile: string
  firstStart: FirstStart | null
  /** Read everything again: the data was replaced. */
  reload: () => void
  /** Finish what is under way and let go of the data. */
  close: () => Promise<void>
}

/** How often days, openings and estimates are looked after. */
const tickMs = 1000
/** Waits shown on screens grow while nothing happens. */
const refreshMs = 15_000
/** Answers to repeated print commands are known for so many. */
const keptPrints = 2000
/** Command keys older than a day leave the log this often. */
const keyForgettingMs = 3_600_000
/** Whether the backup of the day is due is looked at this often. */
const backupMs = 60_000
/** Printers that have nothing to do are asked how they are. */
const printerCheckMs = 30_000

/** The data folder, locked for this process and of the newest schema; returns the database and the lock's release. */
function openData(config: Config): { databaseFile: string; unlock: () => void } {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataFolder(config.dataDir)
  const databaseFile = join(config.dataDir, databaseName)
  try {
    migrate(databaseFile)
    rewriteFileIfDue(databaseFile)
  } catch (error) {
    unlock()
    throw error
  }
  return { databaseFile, unlock }
}

/**
 * Put all parts together on a data folder. Throws `DataLockedError` when another process holds it.
 * `publicUrl` is asked when a link is made: the port may be known only once the server listens.
 */
export async function openHouse(config: Config, publicUrl: () => string): Promise<OpenHouse> {
  const { databaseFile, unlock } = openData(config)
  const memory: { forget: () => void } = { forget: () => undefined }
  const writer = new Writer(databaseFile, () => memory.forget())
  const tables = new TableStore(databaseFile, writer)
  const firstStart = await seedOnFirstStart(tables, config.adminPassword)
  await seedRequests(tables)
  const letGo = async () => {
    await writer.close()
    tables.close()
    unlock()
  }
  const { house, reload } = await orLetGo(letGo, () =>
    buildHouse(config, publicUrl, databaseFile, writer, tables),
  )
  memory.forget = () => {
    house.halls.forget()
    house.keys.reload()
  }
  const rest = await keepGoing(house)
  const close = async () => {
    rest()
    house.hub.close()
    await house.backups.close()
    await house.voice.close()
    await closeRequests(house)
    await house.reader.close()
    await letGo()
  }
  return { house, databaseFile, firstStart, reload, close }
}

/** What cannot be opened must not keep the data folder locked. */
async function orLetGo<Result>(letGo: () => Promise<void>, open: () => Result): Promise<Result> {
  try {
    return open()
  } catch (error) {
    await letGo()
    throw error
  }
}

function buildHouse(
  config: Config,
  publicUrl: () => string,
  databaseFile: string,
  writer: Writer,
  tables: TableStore,
): { house: House; reload: () => void } {
  const testClock = config.testClock ? new TestClock() : null
  const clock = testClock ?? machineClock
  const reader = new Reader(databaseFile)
  const directory = new Directory(tables, () => clock.now())
  const staff = new StaffBook(tables)
  const sessions = new Sessions(tables, staff)
  const devices = new DeviceBook(tables)
  const keys = new CommandKeys(tables)
  const pace = new PaceBook(tables)
  const help = new HelpBook(tables)
  const escorts = new EscortBook(tables)
  const hub = new LiveHub(() => isoOf({ directory }, {})(clock.now()))
  let eventCount = lastEventId(tables)
  const onCommitted = (queue: Queue, events: readonly QueueEvent[]) => {
    eventCount += events.length
    const site = directory.site(queue.branchId)
    if (site) pace.learn(site, queue, events)
    hub.changed(queue.branchId)
  }
  const halls = new Halls({ tables, writer, clock, keys, directory, onCommitted })
  const log = openLog()
  const pushAll = () => {
    for (const { branch } of directory.sites) hub.changed(branch.id)
  }
  const backups = buildBackups(config, { clock, directory, writer, log }, pushAll)
  const basis = { config, databaseFile, tables, clock, directory, staff, log }
  const requestHouse = buildRequests(basis)
  const house: House = {
    ...{ config, clock, testClock, publicUrl, keys, pace, reader, writer, log, backups },
    ...{ tables, directory, devices, staff, sessions, halls, hub },
    ...requestHouse,
    lookAfterRequests: () => lookAfterRequests(house),
    limits: new AttemptLimits(config),
    ...{
      help,
      escorts,
      voice: openVoice(config),
      firstPrints: new Recent(keptPrints),
      copies: new Recent(keptPrints),
    },
    printing: new PrintDesk(networkPrinter(), newId, pushAll),
    version: () => eventCount + directory.revision,
  }
  const reload = () => {
    for (const part of [directory, staff, sessions, devices, keys, help, escorts]) part.reload()
    reloadRequests(requestHouse, log)
    pace.forget()
    halls.forget()
    eventCount = lastEventId(tables)
    pushAll()
  }
  return { house, reload }
}

function buildBackups(
  { dataDir, keyFile, backup }: Config,
  { directory, ...needs }: Pick<House, 'clock' | 'directory' | 'writer' | 'log'>,
  onChange: () => void,
): Backups {
  const zone = () => [...directory.sites][0]?.branch.zone
  return new Backups({ ...needs, house: { dataDir, keyFile }, schedule: backup, zone, onChange })
}

/** Do what is due, now and every second; show growing waits now and then. Returns the end of it. */
async function keepGoing(house: House): Promise<() => void> {
  const { halls, hub, directory, escorts, log } = house
  const look = async () => {
    await halls.tick()
    await escorts.forgetEnded()
  }
  const lookSafely = () =>
    look().catch((error: unknown) => {
      log.error({ problem: String(error) }, 'what is due could not be done')
    })
  await lookSafely()
  const tick = setInterval(() => void lookSafely(), tickMs)
  const refresh = setInterval(() => {
    for (const { branch } of directory.sites) hub.changed(branch.id)
  }, refreshMs)
  checkPrinters(house)
  const forgetKeys = () =>
    house.keys.forgetStored().catch((error: unknown) => {
      log.error({ problem: String(error) }, 'old command keys could not be forgotten')
    })
  await forgetKeys()
  const forgetting = setInterval(() => void forgetKeys(), keyForgettingMs)
  const restRequests = await keepRequestsGoing(house)
  void house.backups.tick()
  const backups = setInterval(() => void house.backups.tick(), backupMs)
  const lookAtPrinters = setInterval(() => checkPrinters(house), printerCheckMs)
  return () => {
    clearInterval(forgetting)
    restRequests()
    clearInterval(lookAtPrinters)
    clearInterval(backups)
    clearInterval(tick)
    clearInterval(refresh)
  }
}

function checkPrinters({ devices, printing }: House): void {
  for (const device of devices.all)
    if (device.kind === 'printer') void printing.check(device.id, printerSettings(device))
}
