import type { DatabaseSync } from 'node:sqlite'
import { openForWriting } from './open.ts'

/** The fact that something was erased since the file was written anew. */
export const rewriteDue = 'rewrite-due'

/**
 * Copy the journal into the file and empty it, so that neither holds what was erased. False while somebody still reads
 * an older state, or writes: come again. Never waits.
 */
export function emptyJournal(db: DatabaseSync): boolean {
  const { timeout } = db.prepare('PRAGMA busy_timeout').get() as { timeout: number }
  db.exec('PRAGMA busy_timeout = 0')
  try {
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    return busy === 0
  } finally {
    db.exec(`PRAGMA busy_timeout = ${timeout}`)
  }
}

/**
 * Write the whole file anew when something was erased. `secure_delete` overwrites what is deleted, but not what SQLite
 * left behind earlier when it moved a row to another page. Needs as much space again as the file, and seconds for a
 * large one; nothing else is written meanwhile. Without that space it stays due: the next night, the next start.
 */
export function rewriteIfDue(db: DatabaseSync): void {
  const due = db.prepare('SELECT 1 FROM facts WHERE name = ?').get(rewriteDue)
  if (!due) return
  try {
    db.exec('VACUUM')
    db.prepare('DELETE FROM facts WHERE name = ?').run(rewriteDue)
  } catch {
    // Nothing is lost: the file is as it was.
  }
}

/** The same for a file that nobody has open. */
export function rewriteFileIfDue(file: string): void {
  const db = openForWriting(file)
  try {
    rewriteIfDue(db)
  } finally {
    db.close()
  }
}
