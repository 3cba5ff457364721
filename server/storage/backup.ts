import { existsSync, renameSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { openForReading } from './open.ts'

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
  const source = openForReading(databaseFile)
  try {
    await backup(source, partial)
  } finally {
    source.close()
  }
  // One file to carry away: no journal beside it.
  const copy = new DatabaseSync(partial)
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
  renameSync(partial, target)
}

/** Whole, and of this program. Throws `BackupError` naming what is wrong. */
export function checkBackup(file: string): void {
  if (!existsSync(file)) throw new BackupError(`there is no file ${file}`)
  const db = openForReading(file)
  try {
    const result = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (result.integrity_check !== 'ok') throw new BackupError(result.integrity_check)
    db.prepare('SELECT 1 FROM events LIMIT 1').get()
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${file} is no backup of this program: ${String(error)}`)
  } finally {
    db.close()
  }
}

/**
 * Put a checked backup in the place of the data; other connections to the database see it as one change. What was there
 * is kept beside it. Nobody else may write meanwhile. Resolves with the name of the file that holds the old data.
 */
export async function restoreFrom(file: string, databaseFile: string): Promise<string> {
  checkBackup(file)
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const before = `${databaseFile}.before-${stamp}`
  if (existsSync(databaseFile)) await backupTo(databaseFile, before)
  const source = openForReading(file)
  try {
    await backup(source, databaseFile)
  } finally {
    source.close()
  }
  rmSync(`${before}.partial`, { force: true })
  return before
}
