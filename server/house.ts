import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { machineClock, TestClock } from './clock.ts'
import type { Config } from './config.ts'
import { DeviceBook } from './devices/device-book.ts'
import { AttemptLimits } from './http/attempt-limits.ts'
import type { House } from './http/house.ts'
import { LiveHub } from './live/hub.ts'
import { openLog } from './log.ts'
import { Directory } from './queue/directory.ts'
import { Halls } from './queue/halls.ts'
import { CommandKeys } from './queue/idempotency.ts'
import { PaceBook } from './queue/pace.ts'
import { seedOnFirstStart, type FirstStart } from './seed.ts'
import { Sessions } from './staff/sessions.ts'
import { StaffBook } from './staff/staff-book.ts'
import { lastEventId } from './storage/event-log.ts'
import { lockDataFolder } from './storage/lock.ts'
import { migrate } from './storage/migrate.ts'
import { databaseName } from './storage/open.ts'
import { Reader } from './storage/reader.ts'
import { TableStore } from './storage/tables.ts'
import { Writer } from './storage/writer.ts'

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

/**
 * Put all parts together on a data folder. Throws `DataLockedError` when another process holds it.
 * `publicUrl` is asked when a link is made: the port may be known only once the server listens.
 */
export async function openHouse(config: Config, publicUrl: () => string): Promise<OpenHouse> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataFolder(config.dataDir)
  const databaseFile = join(config.dataDir, databaseName)
  try {
    migrate(databaseFile)
  } catch (error) {
    unlock()
    throw error
  }

  const testClock = config.testClock ? new TestClock() : null
  const clock = testClock ?? machineClock
  const memory: { forget: () => void } = { forget: () => undefined }
  const writer = new Writer(databaseFile, () => memory.forget())
  const tables = new TableStore(databaseFile, writer)
  const firstStart = await seedOnFirstStart(tables, config.adminPassword)
  const reader = new Reader(databaseFile)
  const directory = new Directory(tables, () => clock.now())
  const staff = new StaffBook(tables)
  const sessions = new Sessions(tables, staff)
  const devices = new DeviceBook(tables)
  const keys = new CommandKeys(tables)
  const pace = new PaceBook(tables)
  const hub = new LiveHub(() => new Date(clock.now()).toISOString())
  let eventCount = lastEventId(tables)
  const halls = new Halls({
    tables,
    writer,
    clock,
    keys,
    directory,
    onCommitted: (queue, events) => {
      eventCount += events.length
      const site = directory.site(queue.branchId)
      if (site) pace.learn(site, queue, events)
      hub.changed(queue.branchId)
    },
  })
  memory.forget = () => {
    halls.forget()
    keys.reload()
  }
  const log = openLog()
  const house: House = {
    ...{ config, clock, testClock, publicUrl, keys, pace, reader, writer, log },
    ...{ tables, directory, devices, staff, sessions, halls, hub },
    limits: new AttemptLimits(config.rateLimit),
    version: () => eventCount + directory.revision,
  }

  const reload = () => {
    for (const part of [directory, staff, sessions, devices, keys]) part.reload()
    pace.forget()
    halls.forget()
    eventCount = lastEventId(tables)
    for (const { branch } of directory.sites) hub.changed(branch.id)
  }
  const refresh = setInterval(() => {
    for (const { branch } of directory.sites) hub.changed(branch.id)
  }, refreshMs)
  const look = () =>
    halls.tick().catch((error: unknown) => {
      log.error({ problem: String(error) }, 'what is due could not be done')
    })
  await look()
  const tick = setInterval(() => void look(), tickMs)

  const close = async () => {
    clearInterval(tick)
    clearInterval(refresh)
    hub.close()
    await writer.close()
    await reader.close()
    tables.close()
    unlock()
  }
  return { house, databaseFile, firstStart, reload, close }
}
