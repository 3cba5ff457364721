/** Finding requests: what the clerk types, what the lists are narrowed by. */

/** Values a list may be narrowed to; each must be equal. */
export interface SearchFilters {
  branchId?: string
  kind?: string
  channel?: string
  status?: string
  topicId?: string
  neighbourhood?: string
  /** Who has it now. */
  directorateId?: string
  /** Of one of these kinds or by one of these channels: for somebody who may see no others. */
  eitherOf?: { kinds: readonly string[]; channels: readonly string[] }
}

/** What is looked for, and which page of it. */
export interface SearchQuery extends SearchFilters {
  /**
   * A number (`2026-000123`, or `123` of any year), a mobile phone in any writing, a valid T.C. kimlik number, else
   * pieces of the applicant's name that must all occur; empty for all.
   */
  text: string
  /** Received at this moment or later; epoch milliseconds, as `to`. */
  from?: number
  /** Received before this moment. */
  to?: number
  /** How many, at most 200. */
  limit: number
  /** `next` of the page before. */
  after?: string
}

/** One page of what was found. */
export interface SearchPage {
  /** Newest first, by the request's number. */
  ids: string[]
  /** How many there are on all pages. */
  total: number
  /** For the page after this one; null on the last. */
  next: string | null
  /** Names cannot be searched yet, seconds after a start: there are no ids then rather than half of them. */
  warming: boolean
}

/** Finds requests; whatever is behind it. */
export interface RequestSearch {
  /** Load everything now instead of at the first search. */
  warm(): void
  /** Names can be searched. */
  readonly isWarm: boolean
  /** Sees every change reported before it. Rejects with a `StorageError` when it can't be read. */
  search(query: SearchQuery): Promise<SearchPage>
  /** After the commit: these were made, changed, or their applicant was erased. */
  changed(requestIds: string[]): void
  /** Everything may have changed: a backup was put in place. */
  reload(): void
  close(): Promise<void>
}
