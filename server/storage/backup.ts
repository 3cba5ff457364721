import { chmodSync, existsSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { migrate, refuseNewer } from './migrate.ts'
import { applicationId, openForReading } from './open.ts'

/** A backup that cannot be made or used. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** An attachment that a database names. */
export interface NamedAttachment {
  id: string
  /** Of what is sealed in its file. */
  bytes: number
}

/**
 * Copy a database to a new file, also while it is being written: SQLite's own online backup gives one consistent state.
 * One file to carry away, without a journal beside it, and nobody else's to read. What fails leaves nothing behind.
 */
export async function copyDatabase(databaseFile: string, target: string): Promise<void> {
  if (!existsSync(databaseFile)) throw new BackupError(`there is no data at ${databaseFile}`)
  try {
    await copyInto(databaseFile, target)
    finishCopy(target)
  } catch (error) {
    for (const left of [target, `${target}-journal`]) rmSync(left, { force: true })
    throw error
  }
}

/**
 * Put a checked copy in the place of the data, and bring it to this program's schema. Other connections to the database
 * see it as one change; killed meanwhile, it is as if nothing had been done. Nobody else may write.
 */
export async function replaceDatabase(copy: string, databaseFile: string): Promise<void> {
  await copyInto(copy, databaseFile)
  migrate(databaseFile)
}

async function copyInto(from: string, to: string): Promise<void> {
  const source = openForReading(from)
  try {
    // One snapshot for the whole copy: otherwise every commit meanwhile would start it anew.
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema')
    await backup(source, to)
  } finally {
    source.close()
  }
}

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
export function checkDatabase(file: string): void {
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

/** The attachments that a database names, one after the other; none in one of before there were any. */
export function* namedAttachments(databaseFile: string): Generator<NamedAttachment> {
  const db = openForReading(databaseFile)
  try {
    if (!hasAttachments(db)) return
    const rows = db.prepare('SELECT id, bytes FROM attachments ORDER BY id').iterate()
    for (const { id, bytes } of rows) yield { id: String(id), bytes: Number(bytes) }
  } finally {
    db.close()
  }
}

/** Those of these ids that a database still names. */
export function stillNamed(databaseFile: string, ids: readonly string[]): string[] {
  const db = openForReading(databaseFile)
  try {
    if (!hasAttachments(db)) return []
    const named = db.prepare('SELECT 1 FROM attachments WHERE id = ?')
    return ids.filter((id) => named.get(id) !== undefined)
  } finally {
    db.close()
  }
}

function hasAttachments(db: DatabaseSync): boolean {
  const table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachments'"
  return db.prepare(table).get() !== undefined
}
