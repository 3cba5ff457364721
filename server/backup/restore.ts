import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { KeyFileError, readKeyFile } from '../sealing/key-file.ts'
import { requireKeysOfBackup } from '../sealing/open.ts'
import { BackupError, checkDatabase, namedAttachments, replaceDatabase } from '../storage/backup.ts'
import { flushFolders, hasLength, keyOf, putInPlace, touch } from './files.ts'
import { makeBackup, type HousePlace } from './make.ts'
import {
  attachmentsIn,
  databaseIn,
  fileIn,
  partsOf,
  readManifest,
  stampOf,
  type BackupParts,
} from './place.ts'

/** A restore, as both of its halves are told it. */
export interface RestoreOrder {
  house: HousePlace
  /** A backup, or a copy of a database alone. */
  place: string
  /** Also when files are missing that were there when the backup was made. */
  isIncompleteAllowed: boolean
}

/** What the operator must know once it is done. */
export interface Restored {
  /** A backup of what was there before; null when there was nothing. */
  before: string | null
  /** Attachments that the restored data names and that are nowhere. */
  missingFiles: number
}

/**
 * The first half, while everybody works: check the backup and bring its files. Killed here, the house is as it was, with
 * some files more that nobody names. Throws `BackupError` or `KeyFileError` before anything is touched.
 */
export function prepareRestore(order: RestoreOrder): void {
  const { house, place } = order
  const parts = partsOf(place)
  refuseDataItself(house, place, parts)
  checkDatabase(parts.database)
  requireKeysOfBackup(house.keyFile, parts.database)
  requireKeysOfPresent(house)
  if (parts.attachments !== null) checkFiles(order, parts.attachments, parts.database)
  bringFiles(house, parts, 'opened')
}

/**
 * The second half, while nobody writes: keep what is there, then put the database in place, which is one change: killed
 * before it the house is the old one, after it the restored one, and the files of both are there. Throws `BackupError`;
 * then nothing has changed.
 */
export async function finishRestore({ house, place }: RestoreOrder): Promise<Restored> {
  const parts = partsOf(place)
  const before = await keepPresent(house)
  bringFiles(house, parts, 'seen')
  await replaceDatabase(parts.database, databaseIn(house.dataDir))
  // An erasure that was under way may have removed one that is named again now.
  return { before, missingFiles: bringFiles(house, parts, 'seen') }
}

function refuseDataItself({ dataDir }: HousePlace, place: string, { database }: BackupParts): void {
  const own = [dataDir, databaseIn(dataDir)].map((path) => resolve(path))
  if (own.includes(resolve(database)) || own.includes(resolve(place)))
    throw new BackupError(`${place} is the data itself`)
}

/** Files of before and after stand in one folder for a while, so these keys must open both. Throws `KeyFileError`. */
function requireKeysOfPresent({ dataDir, keyFile }: HousePlace): void {
  if (!existsSync(databaseIn(dataDir))) return
  try {
    requireKeysOfBackup(keyFile, databaseIn(dataDir))
  } catch (error) {
    // Damaged data is what restores are for: keeping it says what to do.
    if (!(error instanceof KeyFileError)) return
    throw new KeyFileError(
      `the key file ${keyFile} opens this backup but not the present data: stop the server, move ${dataDir} away, put that key file into an empty folder of this name, and restore again`,
    )
  }
}

/** Throws `BackupError` when a file is gone that was there when the backup was made, or needs a key that is not here. */
function checkFiles(order: RestoreOrder, attachments: string, database: string): void {
  const keys = keysOf(order.house)
  const known = readManifest(dirname(attachments))?.missingFiles ?? 0
  let missing = 0
  for (const { id, bytes } of namedAttachments(database)) {
    const key = keyOf(fileIn(attachments, id), bytes)
    if (key === null) missing += 1
    else if (!keys.has(key))
      throw new KeyFileError(
        `the key file ${order.house.keyFile} lacks key ${key}, which files of the backup need: put back the key file of the same time`,
      )
  }
  if (missing > known && !order.isIncompleteAllowed)
    throw new BackupError(
      `${order.place} is not whole: ${missing - known} of its files are missing or damaged. With --incomplete it is restored all the same`,
    )
}

/**
 * Both halves do it, and a second try; returns how many files are nowhere. What stands there already is opened once, and
 * only seen while everybody waits.
 */
function bringFiles(
  house: HousePlace,
  { database, attachments }: BackupParts,
  look: 'opened' | 'seen',
): number {
  const keys = keysOf(house)
  const own = attachmentsIn(house.dataDir)
  const isUsable = (file: string, bytes: number) => keys.has(keyOf(file, bytes) ?? '')
  let [missing, brought] = [0, 0]
  for (const { id, bytes } of namedAttachments(database)) {
    const to = fileIn(own, id)
    const from = attachments && fileIn(attachments, id)
    if (look === 'seen' ? hasLength(to, bytes) : isUsable(to, bytes)) {
      if (look === 'opened') touch(to)
    } else if (from !== null && isUsable(from, bytes)) {
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
      putInPlace(from, to)
      brought += 1
    } else missing += 1
  }
  if (brought > 0) flushFolders(own)
  return missing
}

function keysOf({ keyFile }: HousePlace): ReadonlySet<string> {
  return new Set(readKeyFile(keyFile)?.sealing.keys())
}

async function keepPresent(house: HousePlace): Promise<string | null> {
  const { dataDir } = house
  if (!existsSync(databaseIn(dataDir))) return null
  const at = Date.now()
  const target = join(dataDir, `before-${stampOf(at)}`)
  await makeBackup({ house, target, at, asItIs: true }).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error)
    throw new BackupError(
      `the present data cannot be kept (${problem}): make room, or stop the server and move ${dataDir} away but for its key file`,
    )
  })
  return target
}

/** For the operator. */
export function restoredText(place: string, { before, missingFiles }: Restored): string {
  const lines = [`The data of ${place} is in place.`]
  if (missingFiles > 0) lines.push(`${missingFiles} files that it names are nowhere to be found.`)
  if (before !== null) lines.push(`What was there before is in ${before}`)
  return lines.join('\n')
}
