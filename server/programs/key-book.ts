import { keptMs } from '../queue/idempotency.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import {
  insertApiKey,
  readApiKeys,
  renewApiKey,
  revokeApiKey,
  type ApiKeyRow,
} from '../storage/api-key-table.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import { newId } from '../ids.ts'
import { hashSecret, matchesHash, newSecret, tokenText, type Token } from '../staff/tokens.ts'
import { Turns } from '../turns.ts'

/**
 * What is said of a key that is made. `directorateId` null: not tied to one; `perMinute`: HTTP
 * requests.
 */
export type NewApiKey = Pick<ApiKeyRow, 'name' | 'scopes' | 'directorateId' | 'perMinute'>

/** A key, and its secret as the program shows it: nobody can read it again. */
export interface MadeKey {
  key: ApiKeyRow
  secret: string
}

/** Who gives a secret out, when by the queue's clock, and the key of their command. */
export interface Making {
  by: string
  at: number
  key: CommandKey | null
}

/** The keys of programs, in memory; read again after every change. */
export class KeyBook {
  #tables: TableStore
  #byId = new Map<string, ApiKeyRow>()
  readonly #turns = new Turns()

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

  /**
   * A new key and its secret. The same command key again gives the same key with a fresh secret, as the first one is kept
   * only as a hash; the first one opens nothing from then on. Refusals: `key_reused`, `not_found` (revoked since). Throws
   * `StorageError`.
   */
  make(
    input: NewApiKey,
    making: Making,
  ): Promise<MadeKey | { refusal: 'key_reused' | 'not_found'; field?: string }> {
    return this.#turns.take(async () => {
      const since = Date.now() - keptMs
      const known = making.key && findCreation(this.#tables, making.key, since)
      if (!known) return this.#insert(input, making, since)
      if (known.hash !== making.key?.hash)
        return { refusal: 'key_reused', field: 'Idempotency-Key' }
      const key = this.#byId.get(known.resourceId)
      return key ? this.#renew(key, making) : { refusal: 'not_found' }
    })
  }

  async #insert(input: NewApiKey, { by, at, key }: Making, since: number): Promise<MadeKey> {
    const token = { id: newId(), secret: newSecret() }
    const made = { ...input, id: token.id, secretHash: hashSecret(token.secret), createdAt: at }
    const remembered = key ? rememberCreation(key, made.id, Date.now(), since) : []
    await this.#tables.edit(insertApiKey(made), noted('key-made', made.id, by, at), ...remembered)
    this.reload()
    return { key: made, secret: tokenText(token) }
  }

  async #renew(key: ApiKeyRow, { by, at }: Making): Promise<MadeKey> {
    const token = { id: key.id, secret: newSecret() }
    const renewed = renewApiKey(key.id, hashSecret(token.secret))
    await this.#tables.edit(renewed, noted('key-made', key.id, by, at))
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
