import type {
  AccessAction,
  AccessLogEntry,
} from '../../../../../domain/requests/privacy-resources.ts'
import type { RefusalResource } from '../../../../../domain/resources.ts'
import { createClient, request } from '../../../../../ui/api.ts'

const pageRows = '50'

/** What is left out, or empty, narrows nothing. Days are `YYYY-MM-DD`. */
export interface LookFilter {
  staffId: string
  action: AccessAction | ''
  from: string
  to: string
}

const everything: LookFilter = { staffId: '', action: '', from: '', to: '' }

/** The log of looks, page after page, the latest first. */
export class Looks {
  /** Null until the first page is there. */
  value: readonly AccessLogEntry[] | null = $state.raw(null)
  refusal: RefusalResource | null = $state.raw(null)
  readAt: number | null = $state(null)
  next: number | null = $state(null)
  isLoading = $state(false)
  readonly filter: LookFilter = $state({ ...everything })
  readonly isNarrowed = $derived(Object.values(this.filter).some((value) => value !== ''))
  readonly isBackwards = $derived(
    this.filter.from !== '' && this.filter.to !== '' && this.filter.to < this.filter.from,
  )

  #client = createClient('staff')
  #requestId: string | null
  #reading = new AbortController()

  /** Of one request, or of all (null). */
  constructor(requestId: string | null) {
    this.#requestId = requestId
  }

  /** From the beginning; a period that ends before it begins is not asked for. */
  async refresh(): Promise<void> {
    if (!this.isBackwards) await this.#read(null)
  }

  /** The next page, below the others. */
  async more(): Promise<void> {
    if (this.next !== null && !this.isLoading) await this.#read(this.next)
  }

  /** Nobody waits for an answer any more. */
  end(): void {
    this.#reading.abort()
  }

  async #read(before: number | null): Promise<void> {
    this.#reading.abort()
    const reading = new AbortController()
    this.#reading = reading
    this.isLoading = true
    const given = Object.entries(this.filter).filter(([, value]) => value !== '')
    const query = {
      limit: pageRows,
      ...(Object.fromEntries(given) as Partial<{ action: AccessAction } & LookFilter>),
      ...(before === null ? {} : { before: `${before}` }),
      ...(this.#requestId === null ? {} : { requestId: this.#requestId }),
    }
    const result = await request(
      (sending) => this.#client.api['access-log'].$get({ query }, sending),
      { signal: reading.signal },
    )
    if (reading.signal.aborted) return
    this.isLoading = false
    this.refusal = result.ok ? null : result.refusal
    if (!result.ok) return
    this.value =
      before === null ? result.value.items : [...(this.value ?? []), ...result.value.items]
    this.next = result.value.next
    this.readAt = Date.now()
  }
}
