import type { QueueEvent } from '../../domain/queue/evolve.ts'
import { forgetKeys, readKeys, type CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'

/** How long a key is remembered, on the machine's clock. */
export const keptMs = 24 * 3_600_000

interface Known {
  hash: string
  events: readonly QueueEvent[]
  recordedAt: number
}

/** Commands of the last day that came with a key: what they did first, so that a repetition finds it. */
export class CommandKeys {
  #tables: TableStore
  #known = new Map<string, Known>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  /** After a failed commit: only what the log holds has happened. */
  reload(): void {
    this.#known = new Map(
      readKeys(this.#tables, Date.now() - keptMs).map(
        ({ actor, key, hash, events, recordedAt }) => [
          nameOf(actor, key),
          { hash, events, recordedAt },
        ],
      ),
    )
  }

  find({ actor, key }: CommandKey): Known | undefined {
    const known = this.#known.get(nameOf(actor, key))
    return known && known.recordedAt > Date.now() - keptMs ? known : undefined
  }

  remember({ actor, key, hash }: CommandKey, events: readonly QueueEvent[]): void {
    this.#forgetOld()
    this.#known.set(nameOf(actor, key), { hash, events, recordedAt: Date.now() })
  }

  /**
   * Old keys leave the log too: their hash tells of the whole body, also of what the event leaves out on purpose. Throws
   * `StorageError`.
   */
  async forgetStored(): Promise<void> {
    await this.#tables.edit(forgetKeys(Date.now() - keptMs))
  }

  /** The oldest stand first. */
  #forgetOld(): void {
    const oldest = Date.now() - keptMs
    for (const [name, { recordedAt }] of this.#known) {
      if (recordedAt > oldest) return
      this.#known.delete(name)
    }
  }
}

const nameOf = (actor: string, key: string) => `${actor}\n${key}`
