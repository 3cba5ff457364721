import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupSchedule } from '../config.ts'
import { BackupError } from '../storage/backup.ts'
import { addDays, type Zone } from '../zone.ts'
import { makeBackup, type BackupMade, type HousePlace } from './make.ts'
import { backupsIn, momentIn, stampOf } from './place.ts'

/** What the operator makes in the same folder is never thrown away by us. */
const prefix = 'daily-'

/** The backup of the day, which may be there already; `at`: now, epoch milliseconds. */
export interface DailyOrder {
  house: HousePlace
  schedule: BackupSchedule
  /** Epoch milliseconds: one made since then is enough. */
  since: number
  at: number
}

/** The last moment, now or before, at which a backup was due. */
export function lastDue(zone: Zone, hour: number, now: number): number {
  const today = zone.at(zone.day(now), hour * 60)
  return today <= now ? today : zone.at(addDays(zone.day(now), -1), hour * 60)
}

/** The next moment at which one is due. */
export function nextDue(zone: Zone, hour: number, now: number): number {
  const today = zone.at(zone.day(now), hour * 60)
  return today > now ? today : zone.at(addDays(zone.day(now), 1), hour * 60)
}

/**
 * The backup of the day, and the oldest thrown away after it; null when there is one already. Throws `BackupError` and
 * what the disk throws; then the older ones stay, however many.
 */
export async function makeDaily(order: DailyOrder): Promise<BackupMade | null> {
  const { house, schedule, since, at } = order
  const { dir, keep } = schedule
  if (!existsSync(dir)) throw new BackupError(`the folder ${dir} is not there`)
  if (madeBetween(dir, since, at)) return null
  const made = await makeBackup({ house, target: join(dir, prefix + stampOf(at)), at })
  for (const name of backupsIn(dir, prefix).slice(keep))
    rmSync(join(dir, name), { recursive: true, force: true })
  return made
}

/** One of the future was made while the clock was wrong, and counts for nothing. */
function madeBetween(dir: string, since: number, now: number): boolean {
  return backupsIn(dir, prefix).some((name) => {
    const at = momentIn(name) ?? 0
    return at >= since && at <= now
  })
}
