import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { newId } from '../ids.ts'
import { keptMs } from '../queue/idempotency.ts'
import { openText, rowContext, sealText, type Sealer } from '../sealing/port.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import {
  archiveWebhook,
  insertWebhook,
  readWebhook,
  readWebhooks,
  type WebhookRow,
} from '../storage/webhook-table.ts'
import { Turns } from '../turns.ts'

/** Standard Webhooks: between 24 and 64 bytes. */
const secretBytes = 32
/** Each change writes one message for each of them. */
const mostWebhooks = 20

/** What the book needs; the keyring seals the secrets. */
export interface WebhookParts {
  tables: TableStore
  keyring: Sealer
  clock: Clock
}

/** Where another system wants to be told, and the secret by which it knows us. */
export interface MadeWebhook {
  webhook: WebhookRow
  secret: string
}

/** Why there is no further webhook. `not_found`: the command key made one that is not told any more. */
export interface RefusedWebhook {
  refusal: 'too_many_webhooks' | 'key_reused' | 'not_found'
  field?: string
}

/** Where other systems want to be told of changes, in memory; read again after every change of theirs. */
export class WebhookBook {
  readonly #parts: WebhookParts
  readonly #turns = new Turns()
  #all: WebhookRow[] = []

  constructor(parts: WebhookParts) {
    this.#parts = parts
    this.reload()
  }

  reload(): void {
    this.#all = readWebhooks(this.#parts.tables)
  }

  /** Those that are told, the oldest first. */
  get all(): readonly WebhookRow[] {
    return this.#all
  }

  /** Those that hear of a request which one of these directorates has, or had until now. */
  hearing(directorateIds: readonly (string | null)[]): readonly WebhookRow[] {
    return this.#all.filter(
      ({ directorateId }) => directorateId === null || directorateIds.includes(directorateId),
    )
  }

  /** One more; the same command key again gives the same one, which keeps its secret. Throws `StorageError`. */
  make(
    input: Pick<WebhookRow, 'url' | 'directorateId'>,
    key: CommandKey | null,
  ): Promise<MadeWebhook | RefusedWebhook> {
    return this.#turns.take(async () => {
      const since = Date.now() - keptMs
      const known = key && findCreation(this.#parts.tables, key, since)
      if (!known) return this.#insert(input, key, since)
      if (known.hash !== key?.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
      const webhook = this.#all.find(({ id }) => id === known.resourceId)
      const secret = webhook && this.secretOf(webhook.id)
      return webhook && secret ? { webhook, secret } : { refusal: 'not_found' }
    })
  }

  async #insert(
    input: Pick<WebhookRow, 'url' | 'directorateId'>,
    key: CommandKey | null,
    since: number,
  ): Promise<MadeWebhook | RefusedWebhook> {
    if (this.#all.length >= mostWebhooks) return { refusal: 'too_many_webhooks' }
    const { tables, keyring, clock } = this.#parts
    const id = newId()
    const secret = `whsec_${randomBytes(secretBytes).toString('base64')}`
    const sealed = sealText(keyring, secret, rowContext('webhooks', id))
    const webhook = { id, ...input, sealed, createdAt: clock.now() }
    const remembered = key ? rememberCreation(key, id, Date.now(), since) : []
    await tables.edit(insertWebhook(webhook), ...remembered)
    this.reload()
    return { webhook, secret }
  }

  /** It is told no more, neither of what already waits for it. False when there is none. Throws `StorageError`. */
  async archive(id: string): Promise<boolean> {
    const { tables, clock } = this.#parts
    const changed = await tables.edit(archiveWebhook(id, clock.now()))
    this.reload()
    return changed > 0
  }

  /** Undefined when there is none, or no longer. Read anew, because a new key seals it again. */
  secretOf(id: string): string | undefined {
    const { tables, keyring } = this.#parts
    const row = readWebhook(tables, id)
    return row && openText(keyring, row.sealed, rowContext('webhooks', id))
  }
}
