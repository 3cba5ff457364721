/**
 * A backup is a folder that is laid out like a data folder, with a manifest beside it: `hizli-masa.sqlite`,
 * `attachments/`, `backup.json`. It gets its name when it is whole.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { BackupError } from '../storage/backup.ts'
import { attachmentsName, databaseName } from '../storage/open.ts'

/** What stands in `backup.json`, which is written last. */
export interface Manifest {
  format: 1
  /** ISO 8601, UTC. */
  madeAt: string
  /** Files of attachments that are in it. */
  files: number
  /** Attachments whose file was missing or damaged in the data already. */
  missingFiles: number
}

/** The files of a backup. */
export type Counted = Pick<Manifest, 'files' | 'missingFiles'>

/** What a restore reads from. */
export interface BackupParts {
  database: string
  /** Null for a copy of the database alone, as older programs made them. */
  attachments: string | null
}

const manifestName = 'backup.json'
const unfinished = '.partial'
const stampPattern = String.raw`\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z`
const ours = new RegExp(`^(daily-|before-|)(${stampPattern})(\\.partial)?$`)

/** In a data folder and in a backup alike. */
export const databaseIn = (place: string) => join(place, databaseName)
/** In a data folder and in a backup alike. */
export const attachmentsIn = (place: string) => join(place, attachmentsName)
/** In a backup only: without it no folder is one. */
export const manifestIn = (place: string) => join(place, manifestName)
/** What a backup is called until it is whole. */
export const partialOf = (place: string) => place + unfinished

/** A file of an attachment, as the store lays them out: `ab/abcdef…`. */
export const fileIn = (attachments: string, id: string) => join(attachments, id.slice(0, 2), id)

/** A moment as it stands in names: sorts by time, and every file system takes it. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[:.]/g, '-')
}

/** The moment in one of our names; null for any other name. */
export function momentIn(name: string): number | null {
  const stamp = ours.exec(name)?.[2]
  if (stamp === undefined) return null
  const [day = '', time = ''] = stamp.split('T')
  const [hours, minutes, seconds, milliseconds] = time.slice(0, -1).split('-')
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`)
}

/** What is not there, or is none, is null. */
export function readManifest(place: string): Manifest | null {
  try {
    const manifest = JSON.parse(readFileSync(manifestIn(place), 'utf8')) as Manifest
    return manifest.format === 1 ? manifest : null
  } catch {
    return null
  }
}

/** Names of the whole backups in a folder that begin like this, the newest first. Throws when the folder is gone. */
export function backupsIn(folder: string, prefix = ''): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && readManifest(join(folder, name)) !== null)
    .toSorted((a, b) => (momentIn(b) ?? 0) - (momentIn(a) ?? 0))
}

/** Remove what stands unfinished beside it under names of the same kind: whoever made it was killed. */
export function clearUnfinished(target: string): void {
  const folder = dirname(target)
  const kind = ours.exec(basename(target))?.[1]
  const isLeft = (found: RegExpExecArray | null) => found?.[1] === kind && found?.[3] === unfinished
  if (kind === undefined || !existsSync(folder)) return
  const left = readdirSync(folder).filter((name) => isLeft(ours.exec(name)))
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Throws `BackupError` for what is no backup. */
export function partsOf(place: string): BackupParts {
  if (!existsSync(place)) throw new BackupError(`there is no file or folder ${place}`)
  if (statSync(place).isDirectory()) {
    if (readManifest(place) === null) throw new BackupError(`${place} is no whole backup`)
    return { database: databaseIn(place), attachments: attachmentsIn(place) }
  }
  // Whoever names the database of a backup means the backup.
  const folder = dirname(resolve(place))
  const isInBackup = basename(place) === databaseName && readManifest(folder) !== null
  return { database: place, attachments: isInBackup ? attachmentsIn(folder) : null }
}
