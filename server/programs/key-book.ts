import { insertAccess } from '../storage/access-log-table.ts'
import {
  insertApiKey,
  readApiKeys,
  revokeApiKey,
  type ApiKeyRow,
} from '../storage/api-key-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { newId } from '../ids.ts'
import { hashSecret, matchesHash, newSecret, tokenText, type Token } from '../staff/tokens.ts'

/**
 * What is said of a key that is made. `directorateId` null: not tied to one; `perMinute`: HTTP
 * requests.
 */
export type NewApiKey = Pick<ApiKeyRow, 'name' | 'scopes' | 'directorateId' | 'perMinute'>

/** The keys of programs, in memory; read again after every change. */
export class KeyBook {
  #tables: TableStore
  #byId = new Map<string, ApiKeyRow>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    this.#byId = new Map(readApiKeys(this.#tables).map((key) => [key.id, key]))
  }

  /** Without the revoked ones, the oldest first. */
  get all(): ApiKeyRow[] {
    return [...this.#byId.values()]
  }

  /** Whose key this is; null when it is unknown, wrong or revoked. */
  find({ id, secret }: Token): ApiKeyRow | null {
    const key = this.#byId.get(id)
    return key && matchesHash(secret, key.secretHash) ? key : null
  }

  /** A new key and its secret, which nobody can read again; `at` = now, by the queue's clock. Throws `StorageError`. */
  async make(
    input: NewApiKey,
    by: string,
    at: number,
  ): Promise<{ key: ApiKeyRow; secret: string }> {
    const token = { id: newId(), secret: newSecret() }
    const key = { ...input, id: token.id, secretHash: hashSecret(token.secret), createdAt: at }
    await this.#tables.edit(insertApiKey(key), noted('key-made', key.id, by, at))
    this.reload()
    return { key, secret: tokenText(token) }
  }

  /** False when there is no such key. Throws `StorageError`. */
  async revoke(id: string, by: string, at: number): Promise<boolean> {
    if (!this.#byId.has(id)) return false
    await this.#tables.edit(revokeApiKey(id, at), noted('key-revoked', id, by, at))
    this.reload()
    return true
  }
}

function noted(action: 'key-made' | 'key-revoked', subject: string, staffId: string, at: number) {
  return insertAccess({ at, staffId, action, requestId: null, subject, sealed: null })
}
