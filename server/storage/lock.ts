import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process works on the same data folder. */
export class DataLockedError extends Error {
  override name = 'DataLockedError'
}

/**
 * Hold the data folder for this process. The lock is the operating system's own, taken by SQLite on a file beside the
 * data, so it is gone with the process however that ends. Returns the release.
 */
export function lockDataFolder(dataDir: string): () => void {
  const db = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    db.close()
    throw new DataLockedError(`another process is using ${dataDir}`)
  }
  return () => db.close()
}
