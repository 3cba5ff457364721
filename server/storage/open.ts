import { DatabaseSync } from 'node:sqlite'

/** How long a connection waits for another one's commit before it gives up. */
const busyTimeoutMs = 5000

/** The database of a data folder. */
export const databaseName = 'hizli-masa.sqlite'
/** The folder of sealed files in a data folder. */
export const attachmentsName = 'attachments'

/** Stands in the head of our database files (SQLite's `application_id`): `HMas`. */
export const applicationId = 0x484d6173

/** Open for writing: answered means on the disk, so every commit is flushed; what is deleted is overwritten. */
export function openForWriting(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: busyTimeoutMs })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  db.exec('PRAGMA secure_delete = ON')
  return db
}

/** Open for reading beside the writer. */
export function openForReading(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs })
}
