import { forgetEscorts, readEscorts } from '../storage/escort-table.ts'
import type { TableStore } from '../storage/tables.ts'

/** Who asked to be walked to the counter: no reason, gone with the day. */
export class EscortBook {
  #tables: TableStore
  #ticketIds = new Set<string>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    this.#ticketIds = new Set(readEscorts(this.#tables))
  }

  has(ticketId: string): boolean {
    return this.#ticketIds.has(ticketId)
  }

  add(ticketId: string): void {
    this.#ticketIds.add(ticketId)
  }

  /** Days have ended. Throws `StorageError`. */
  async forgetEnded(): Promise<void> {
    if (this.#ticketIds.size === 0) return
    await this.#tables.edit(forgetEscorts())
    this.reload()
  }
}
