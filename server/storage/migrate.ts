import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { openForReading, openForWriting } from './open.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The data was written by a newer program. */
export class NewerDataError extends Error {
  override name = 'NewerDataError'
}

/**
 * Bring a database file to the newest schema, one transaction a step; made when it is not there. Throws `NewerDataError`
 * before anything is touched when it comes from a newer program.
 */
export function migrate(file: string): void {
  if (existsSync(file)) refuseNewer(file)
  const db = openForWriting(file)
  try {
    for (const { version, sql } of stepsAfter(versionOf(db)))
      db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${version}; COMMIT`)
  } finally {
    db.close()
  }
}

/** Throws `NewerDataError` for a database file of a newer program. Only reads. */
export function refuseNewer(file: string): void {
  const db = openForReading(file)
  try {
    const [found, newest] = [versionOf(db), newestVersion()]
    if (found > newest)
      throw new NewerDataError(
        `the data in ${file} is of version ${found}, this program knows up to ${newest}: start the newer program`,
      )
  } finally {
    db.close()
  }
}

function versionOf(db: DatabaseSync): number {
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number }
  return row.user_version
}

/** The file's number is the version it leads to. */
function migrationFiles(): { version: number; name: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ version: Number.parseInt(name, 10), name }))
    .toSorted((a, b) => a.version - b.version)
}

const newestVersion = () => migrationFiles().at(-1)?.version ?? 0

function stepsAfter(current: number): { version: number; sql: string }[] {
  return migrationFiles()
    .filter(({ version }) => version > current)
    .map(({ version, name }) => ({ version, sql: readFileSync(new URL(name, folder), 'utf8') }))
}
