import type { OutboxRow } from '../storage/outbox-table.ts'

/** What a line does with one message; false: the disk refuses, so stop for now. */
export type Deliver = (row: OutboxRow) => Promise<boolean>

/** Due messages of one channel: in order, so many at once, none twice at the same time. */
export class ChannelLine {
  readonly #atOnce: number
  readonly #due: (limit: number) => OutboxRow[]
  readonly #deliver: Deliver
  #underWay = new Set<string>()
  #workers = new Set<Promise<void>>()
  #isClosed = false

  /** `due` reads what is due now, the longest due first. */
  constructor(atOnce: number, due: (limit: number) => OutboxRow[], deliver: Deliver) {
    this.#atOnce = atOnce
    this.#due = due
    this.#deliver = deliver
  }

  /** Resolves when nothing is due any more, or the disk refuses. */
  async run(): Promise<void> {
    while (this.#workers.size < this.#atOnce) {
      const row = this.#take()
      if (!row) break
      const worker = this.#work(row).finally(() => this.#workers.delete(worker))
      this.#workers.add(worker)
    }
    await Promise.all(this.#workers)
  }

  /** Take nothing new; resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#workers)
  }

  async #work(first: OutboxRow): Promise<void> {
    for (let row: OutboxRow | undefined = first; row; row = this.#take()) {
      const goOn = await this.#deliver(row).finally(() => this.#underWay.delete(row?.id ?? ''))
      if (!goOn) return
    }
  }

  #take(): OutboxRow | undefined {
    if (this.#isClosed) return undefined
    // One more than are under way, so that there is a free one among them if there is any.
    const row = this.#due(this.#underWay.size + 1).find(({ id }) => !this.#underWay.has(id))
    if (row) this.#underWay.add(row.id)
    return row
  }
}
