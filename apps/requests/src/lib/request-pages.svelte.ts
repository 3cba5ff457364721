import type { RefusalResource } from '../../../../domain/resources.ts'
import type { RequestRowResource } from '../../../../domain/requests/resources.ts'
import type { Result } from '../../../../ui/api.ts'

/** So many rows at once; what was shown already is asked for again up to `mostRows`. */
const pageRows = 50
const mostRows = 200

/**
 * A page of a list. `warming`: a search by name so soon after the server’s start that it finds
 * nothing yet.
 */
export interface RowsPage<Row = RequestRowResource> {
  items: Row[]
  /** Where the next page begins; null = there is none. */
  next: string | null
  /** Of all pages; only a search counts them. */
  total?: number
  warming?: boolean
}

/** Which rows are asked for. */
export interface PageAsk {
  after?: string
  limit: string
}

/** A list that is too long to be read at once: page after page, and again from its beginning when it may have changed. */
export class RequestPages<Row = RequestRowResource> {
  page: RowsPage<Row> | null = $state.raw(null)
  refusal: RefusalResource | null = $state.raw(null)
  readAt: number | null = $state(null)
  isLoading = $state(false)

  #read: (ask: PageAsk, signal: AbortSignal) => Promise<Result<RowsPage<Row>>>
  #reading = new AbortController()

  constructor(read: (ask: PageAsk, signal: AbortSignal) => Promise<Result<RowsPage<Row>>>) {
    this.#read = read
  }

  /** For `ListState`, which asks whether there is anything yet. */
  get value(): RowsPage<Row> | null {
    return this.page
  }

  /** From the beginning: what is asked for has changed. What was shown stays until the answer. */
  async start(): Promise<void> {
    await this.#take({ limit: `${pageRows}` }, (page) => page)
  }

  /** The same rows as they are now; a very long list is left as it is. */
  async refresh(): Promise<void> {
    const shown = this.page?.items.length ?? 0
    if (shown > mostRows) return
    const limit = `${Math.max(pageRows, Math.ceil(shown / pageRows) * pageRows)}`
    await this.#take({ limit }, (page) => page)
  }

  /** The next page, below the others. */
  async more(): Promise<void> {
    const before = this.page
    if (!before?.next || this.isLoading) return
    await this.#take({ after: before.next, limit: `${pageRows}` }, (page) => ({
      ...page,
      items: [...before.items, ...page.items],
    }))
  }

  /** Nobody waits for an answer any more. */
  end(): void {
    this.#reading.abort()
  }

  async #take(ask: PageAsk, join: (page: RowsPage<Row>) => RowsPage<Row>): Promise<void> {
    this.#reading.abort()
    const reading = new AbortController()
    this.#reading = reading
    this.isLoading = true
    const result = await this.#read(ask, reading.signal)
    if (reading.signal.aborted) return
    this.isLoading = false
    this.refusal = result.ok ? null : result.refusal
    if (!result.ok) return
    this.page = join(result.value)
    this.readAt = Date.now()
  }
}
