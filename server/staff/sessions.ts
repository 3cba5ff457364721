import { newId } from '../ids.ts'
import {
  deleteIdleSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  noteSessionUse,
  readSessions,
  type SessionRow,
} from '../storage/session-table.ts'
import type { StaffRow } from '../storage/staff-table.ts'
import type { TableStore } from '../storage/tables.ts'
import type { StaffBook } from './staff-book.ts'
import { hashSecret, matchesHash, newSecret, tokenText, type Token } from './tokens.ts'

/** A session not used for this long is over. */
export const idleMs = 12 * 3_600_000
/** Use is written down at most this often. */
const noteEveryMs = 10 * 60_000

/**
 * Who is logged in. Follows the written recipe that replaced Lucia: a random id, a random secret of which only the
 * SHA-256 is stored, compared in constant time, ended when idle.
 */
export class Sessions {
  #tables: TableStore
  #staff: StaffBook
  #byId = new Map<string, SessionRow>()

  constructor(tables: TableStore, staff: StaffBook) {
    this.#tables = tables
    this.#staff = staff
    this.reload()
  }

  reload(): void {
    const rows = readSessions(this.#tables, Date.now() - idleMs)
    this.#byId = new Map(rows.map((session) => [session.id, session]))
  }

  /** A new session; resolves with the cookie's value once it is stored. Idle ones are swept out. */
  async begin(staffId: string): Promise<string> {
    const token = { id: newId(), secret: newSecret() }
    const session = {
      id: token.id,
      secretHash: hashSecret(token.secret),
      staffId,
      lastUsedAt: Date.now(),
    }
    await this.#tables.edit(deleteIdleSessions(session.lastUsedAt - idleMs), insertSession(session))
    this.#byId.set(session.id, session)
    return tokenText(token)
  }

  /** Whose session this is; null when it is unknown, idle for too long, or the person is gone. */
  find(token: Token): StaffRow | null {
    const session = this.#byId.get(token.id)
    if (!session || !matchesHash(token.secret, session.secretHash)) return null
    const now = Date.now()
    if (now - session.lastUsedAt > idleMs) {
      this.#byId.delete(token.id)
      return null
    }
    if (now - session.lastUsedAt > noteEveryMs) this.#noteUse(session, now)
    return this.#staff.get(session.staffId) ?? null
  }

  async end(sessionId: string): Promise<void> {
    this.#byId.delete(sessionId)
    await this.#tables.edit(deleteSession(sessionId))
  }

  /** Everywhere: the password or the role changed, or the person left. */
  async endAllOf(staffId: string): Promise<void> {
    for (const [id, session] of this.#byId) if (session.staffId === staffId) this.#byId.delete(id)
    await this.#tables.edit(deleteSessionsOf(staffId))
  }

  #noteUse(session: SessionRow, now: number): void {
    session.lastUsedAt = now
    // Nothing hangs on this row: a full disk only lets the session end earlier after a restart.
    this.#tables.edit(noteSessionUse(session.id, now)).catch(() => undefined)
  }
}
