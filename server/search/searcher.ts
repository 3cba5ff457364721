import { fold } from '../../domain/turkish.ts'
import { openJson, rowContext, SealError, type KeyedHash, type Sealer } from '../sealing/port.ts'
import type {
  ApplicantRow,
  NumberRow,
  SearchReading,
  SearchRow,
} from '../storage/search-reading.ts'
import type { SearchPage, SearchQuery } from './port.ts'
import { RequestIndex, type Found, type IndexQuery } from './request-index.ts'
import { numberText, parseNumber, serialOf, toNumber, yearOf } from './request-number.ts'
import { readSearchText } from './search-text.ts'

/** However much is asked for. */
const maxLimit = 200
/** Names decrypted before the next search gets its turn: some ten milliseconds. */
const batchNames = 500
/** Above any number there is. */
const top: NumberRow = { year: 9999, serial: 0 }

const numberOf = ({ year, serial }: NumberRow) => toNumber(year, serial)

/** The index of one database, filled in pieces: first what lists need, then the names, newest first. */
export class Searcher {
  #reading: SearchReading
  #keys: Sealer & KeyedHash
  #index = new RequestIndex()
  /** Names below this one are still unknown; null when all are known. */
  #unnamed: NumberRow | null = top

  constructor(reading: SearchReading, keys: Sealer & KeyedHash) {
    this.#reading = reading
    this.#keys = keys
    for (const row of reading.all()) this.#put(row)
  }

  get isWarm(): boolean {
    return this.#unnamed === null
  }

  /** The next piece of the names; nothing to do once warm. */
  learnNames(): void {
    if (this.#unnamed === null) return
    let count = 0
    for (const row of this.#reading.applicantsBefore(this.#unnamed, batchNames)) {
      this.#name(row)
      this.#unnamed = { year: row.year, serial: row.serial }
      count += 1
    }
    if (count < batchNames) this.#unnamed = null
  }

  /** Read these again. */
  changed(requestIds: readonly string[]): void {
    for (const id of requestIds) {
      const row = this.#reading.one(id)
      if (!row) continue
      this.#put(row)
      const applicant = this.#reading.applicantOf(id)
      if (applicant) this.#name(applicant)
      else this.#index.setName(numberOf(row), '')
    }
  }

  search(query: SearchQuery): SearchPage {
    const text = readSearchText(query.text)
    const words = text.means === 'name' ? text.words : []
    if (words.length > 0 && !this.isWarm) return { ids: [], total: 0, next: null, warming: true }
    const asked = toIndexQuery(query, words)
    if (text.means === 'all' || text.means === 'name')
      return this.#page(this.#index.find(asked), asked)
    return this.#page(this.#index.findAmong(this.#exact(text), asked), asked)
  }

  #exact(text: Exclude<ReturnType<typeof readSearchText>, { means: 'all' | 'name' }>): number[] {
    switch (text.means) {
      case 'number':
        return [text.number]
      case 'serial':
        return this.#index.withSerial(text.serial)
      case 'phone':
        return this.#reading.byPhone(this.#keys.hash(text.phone, 'phone')).map(numberOf)
      case 'national-id':
        return this.#reading
          .byNationalId(this.#keys.hash(text.nationalId, 'national-id'))
          .map(numberOf)
    }
  }

  #page({ numbers, total }: Found, { limit }: IndexQuery): SearchPage {
    const hasMore = numbers.length === limit
    const shown = numbers.slice(0, limit - 1)
    const last = shown.at(-1)
    const ids = shown.map((number) => this.#reading.idOf(toRow(number)))
    return {
      ids: ids.filter((id) => id !== undefined),
      total,
      next: hasMore && last !== undefined ? numberText(last) : null,
      warming: false,
    }
  }

  #put(row: SearchRow): void {
    this.#index.put({ ...row, number: numberOf(row) })
  }

  #name(row: ApplicantRow): void {
    this.#index.setName(numberOf(row), this.#foldedName(row))
  }

  /** Somebody who was erased, or whose bytes are damaged, is found by number only. */
  #foldedName({ applicantId, sealed }: ApplicantRow): string {
    if (sealed === null) return ''
    try {
      const context = rowContext('applicants', applicantId)
      const { name } = openJson<{ name?: string | null }>(this.#keys, sealed, context)
      return fold(name ?? '')
    } catch (error) {
      if (error instanceof SealError) return ''
      throw error
    }
  }
}

function toRow(number: number): NumberRow {
  return { year: yearOf(number), serial: serialOf(number) }
}

/** One more than the page shows: whether there is another page. */
function toIndexQuery(query: SearchQuery, words: readonly string[]): IndexQuery {
  const { from = -Infinity, to = Infinity, after } = query
  const limit = Math.min(Math.max(1, Math.floor(query.limit)), maxLimit) + 1
  const before = after === undefined ? null : parseNumber(after)
  return { filters: query, from, to, words, before: before ?? Infinity, limit }
}
