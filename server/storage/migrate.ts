import { readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'

const folder = new URL('./migrations/', import.meta.url)

/**
 * Bring the database to the newest schema, one transaction a step. The file's number is the version it leads to.
 * Throws for a database from a newer program: it must not be touched.
 */
export function migrate(db: DatabaseSync): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  const row = db.prepare('PRAGMA user_version').get() as { user_version: number }
  const newest = Number.parseInt(files.at(-1) ?? '0', 10)
  if (row.user_version > newest)
    throw new Error(`the data is of version ${row.user_version}, this program knows ${newest}`)
  for (const name of files) {
    const version = Number.parseInt(name, 10)
    if (version <= row.user_version) continue
    const sql = readFileSync(new URL(name, folder), 'utf8')
    db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${version}; COMMIT`)
  }
}
