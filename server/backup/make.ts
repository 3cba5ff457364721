import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readKeyFile } from '../sealing/key-file.ts'
import {
  BackupError,
  checkDatabase,
  copyDatabase,
  namedAttachments,
  stillNamed,
} from '../storage/backup.ts'
import { keepAll } from './keep.ts'
import { flush, flushFolder, flushFolders, keyOf, place, writeFlushed } from './files.ts'
import {
  attachmentsIn,
  backupsIn,
  clearUnfinished,
  databaseIn,
  fileIn,
  manifestIn,
  partialOf,
  type Counted,
  type Manifest,
} from './place.ts'

/** Where the data of a house is. */
export interface HousePlace {
  dataDir: string
  keyFile: string
}

/** One backup: the operator’s, the day’s, or of what a restore is about to replace. */
export interface BackupOrder {
  house: HousePlace
  /** The folder that it becomes; its parent must be there. */
  target: string
  /** Epoch milliseconds. */
  at: number
  /** Damaged data too, with every file that is there: it is kept, not trusted. */
  asItIs?: boolean
}

/** A backup that is whole and on the disk. */
export interface BackupMade extends Manifest {
  target: string
  /** Keys in the key file; more than one while a rotation was not finished. */
  keys: number
}

/** Each look finds only what was erased while the one before lasted. */
const maxLooks = 10

/**
 * A copy of the whole house but its key file, also while it works. First the database, then the files that it names;
 * when one of those was erased meanwhile, the database once more: so it never names a file that is not there. Throws
 * `BackupError` and what the disk throws; then nothing is left of it.
 */
export async function makeBackup(order: BackupOrder): Promise<BackupMade> {
  const { house, target, at } = order
  if (existsSync(target)) throw new BackupError(`${target} exists already`)
  const partial = partialOf(target)
  clearUnfinished(target)
  rmSync(partial, { recursive: true, force: true })
  try {
    mkdirSync(partial, { mode: 0o700 })
    mkdirSync(attachmentsIn(partial), { mode: 0o700 })
    const counted = order.asItIs
      ? await keepAll(house.dataDir, partial)
      : await gather(house.dataDir, partial, earlierOf(target))
    if (!order.asItIs) checkDatabase(databaseIn(partial))
    const keys = keysIn(house.keyFile)
    const manifest: Manifest = { format: 1, madeAt: new Date(at).toISOString(), ...counted }
    flush(databaseIn(partial))
    writeFlushed(manifestIn(partial), `${JSON.stringify(manifest, null, 2)}\n`)
    flushFolders(partial)
    renameSync(partial, target)
    flushFolder(dirname(target))
    return { ...manifest, target, keys }
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** The same where the operator wants it: the folder around it is made. */
export function makeAsked(order: BackupOrder): Promise<BackupMade> {
  mkdirSync(dirname(order.target), { recursive: true, mode: 0o700 })
  return makeBackup(order)
}

/** A backup is made without a key file too: it is no part of it. */
function keysIn(keyFile: string): number {
  try {
    return readKeyFile(keyFile)?.sealing.size ?? 0
  } catch {
    return 0
  }
}

/** The files of the newest backup beside it: what it has need not be copied again. */
function earlierOf(target: string): string | null {
  const folder = dirname(target)
  const [newest] = backupsIn(folder)
  return newest === undefined ? null : attachmentsIn(join(folder, newest))
}

async function gather(dataDir: string, partial: string, earlier: string | null): Promise<Counted> {
  const database = databaseIn(partial)
  for (let look = 0; look < maxLooks; look++) {
    rmSync(database, { force: true })
    await copyDatabase(databaseIn(dataDir), database)
    const { named, missing } = placeNamed(dataDir, partial, earlier)
    // A row goes before its file: what is gone from both was erased after this copy.
    if (stillNamed(databaseIn(dataDir), missing).length < missing.length) continue
    removeOthers(attachmentsIn(partial), named)
    return { files: named.size - missing.length, missingFiles: missing.length }
  }
  throw new BackupError('files were erased all the time: try again later')
}

function placeNamed(dataDir: string, partial: string, earlier: string | null) {
  const named = new Set<string>()
  const missing: string[] = []
  const folders = new Set<string>()
  for (const { id, bytes } of namedAttachments(databaseIn(partial))) {
    const to = fileIn(attachmentsIn(partial), id)
    named.add(id)
    if (!folders.has(dirname(to))) mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    folders.add(dirname(to))
    const isThere = place(fileIn(attachmentsIn(dataDir), id), to, earlier && fileIn(earlier, id))
    if (!isThere || keyOf(to, bytes) === null) missing.push(id)
  }
  return { named, missing }
}

/** Those of an earlier look whose rows were erased. */
function removeOthers(attachments: string, named: ReadonlySet<string>): void {
  for (const folder of readdirSync(attachments))
    for (const name of readdirSync(join(attachments, folder)))
      if (!named.has(name)) rmSync(join(attachments, folder, name), { force: true })
}

/** For the operator. */
export function madeText({ target, files, missingFiles, keys }: BackupMade): string {
  const lines = [`The data was copied to ${target}, with ${files} files.`]
  if (missingFiles > 0)
    lines.push(
      `${missingFiles} files that the data names are missing or damaged in the data itself.`,
    )
  if (keys > 1)
    lines.push(
      'A key is being replaced and was not finished (npm run rotate-key): this copy opens only with the key file as it is now.',
    )
  return lines.join('\n')
}
