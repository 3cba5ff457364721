import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { migrate, refuseNewer } from './migrate.ts'
import { applicationId, openForReading } from './open.ts'

/** A backup that cannot be used. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/**
 * Copy a database to a new file, also while it is being written: SQLite's own online backup gives one consistent state.
 * The copy gets its name only when it is whole. Throws `BackupError` when the file is there already.
 */
export async function backupTo(databaseFile: string, target: string): Promise<void> {
  if (existsSync(target)) throw new BackupError(`${target} exists already`)
  if (!existsSync(databaseFile)) throw new BackupError(`there is no data at ${databaseFile}`)
  const partial = `${target}.partial`
  try {
    await copyDatabase(databaseFile, partial)
    finishCopy(partial)
    renameSync(partial, target)
  } finally {
    rmSync(partial, { force: true })
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = openForReading(from)
  try {
    // One snapshot for the whole copy: otherwise every commit meanwhile would start it anew.
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema')
    await backup(source, to)
  } finally {
    source.close()
  }
}

/** One file to carry away, without a journal beside it, and nobody else's to read. */
function finishCopy(file: string): void {
  const copy = new DatabaseSync(file)
  try {
    copy.exec('PRAGMA journal_mode = DELETE')
  } finally {
    copy.close()
  }
  chmodSync(file, 0o600)
}

/** Whole, of this program and not of a newer one. Throws `BackupError` naming what is wrong. */
export function checkBackup(file: string): void {
  if (!existsSync(file)) throw new BackupError(`there is no file ${file}`)
  try {
    inspect(file)
  } catch (error) {
    if (error instanceof BackupError) throw error
    const problem = error instanceof Error ? error.message : String(error)
    throw new BackupError(`${file} cannot be used: ${problem}`)
  }
}

function inspect(file: string): void {
  const db = openForReading(file)
  try {
    const owner = db.prepare('PRAGMA application_id').get() as { application_id: number }
    if (owner.application_id !== applicationId)
      throw new BackupError(`${file} is no backup of this program`)
    const result = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (result.integrity_check !== 'ok')
      throw new BackupError(`${file} is damaged: ${result.integrity_check}`)
  } finally {
    db.close()
  }
  refuseNewer(file)
}

/**
 * Put a checked backup in the place of the data; other connections to the database see it as one change. What was there
 * is kept beside it. Nobody else may write meanwhile. Resolves with the name of the file that holds the old data, or
 * with nothing when there was none. Throws `BackupError`; then nothing has changed.
 */
export async function restoreFrom(file: string, databaseFile: string): Promise<string> {
  if (resolve(file) === resolve(databaseFile)) throw new BackupError(`${file} is the data itself`)
  checkBackup(file)
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const before = existsSync(databaseFile) ? `${databaseFile}.before-${stamp}` : ''
  if (before !== '') await keep(databaseFile, before)
  await copyDatabase(file, databaseFile)
  migrate(databaseFile)
  return before
}

async function keep(databaseFile: string, before: string): Promise<void> {
  await backupTo(databaseFile, before).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error)
    throw new BackupError(
      `the present data cannot be kept (${problem}): make room, or stop the server and move ${databaseFile} away`,
    )
  })
}
