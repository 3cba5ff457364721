import { hasAllWords } from '../../domain/turkish.ts'
import { Columns, meets, type FilterValues } from './columns.ts'
import type { SearchFilters } from './port.ts'
import { toNumber, yearOf } from './request-number.ts'

/** What the index knows of a request. */
export interface IndexedRequest extends FilterValues {
  /** See `request-number.ts`. */
  number: number
  /** Epoch milliseconds. */
  receivedAt: number
}

/** Which requests, and which piece of them. */
export interface IndexQuery {
  filters: SearchFilters
  from: number
  to: number
  /** Folded; none for all. */
  words: readonly string[]
  /** Only those below this number. */
  before: number
  limit: number
}

/** The highest numbers first; see `request-number.ts`. */
export interface Found {
  numbers: number[]
  /** Without `before` and `limit`. */
  total: number
}

/**
 * All requests in memory, in the order of their numbers: 200,000 are scanned faster than a database counts them, so a
 * list knows its total and its last page costs what the first one does.
 */
export class RequestIndex {
  #numbers: number[] = []
  #receivedAt: number[] = []
  /** Folded; empty when there is none, or none yet. */
  #names: string[] = []
  #columns = new Columns()

  get size(): number {
    return this.#numbers.length
  }

  /** Take in a request, or what it is now. Its name stays. */
  put(request: IndexedRequest): void {
    const index = this.#placeOf(request.number)
    if (this.#numbers[index] !== request.number) this.#insert(index, request.number)
    this.#receivedAt[index] = request.receivedAt
    this.#columns.set(index, request)
  }

  /** The applicant's name, folded; an empty one when it was erased. Unknown numbers are ignored. */
  setName(number: number, folded: string): void {
    const index = this.#placeOf(number)
    if (this.#numbers[index] === number) this.#names[index] = folded
  }

  /** Newest first. */
  find(query: IndexQuery): Found {
    const found: Found = { numbers: [], total: 0 }
    const matches = this.#matcher(query)
    if (!matches) return found
    for (let index = this.#numbers.length - 1; index >= 0; index--)
      if (matches(index)) this.#take(found, index, query)
    return found
  }

  /** The same among these only. */
  findAmong(numbers: readonly number[], query: IndexQuery): Found {
    const found: Found = { numbers: [], total: 0 }
    const matches = this.#matcher(query)
    if (!matches) return found
    for (const number of numbers.toSorted((a, b) => b - a)) {
      const index = this.#placeOf(number)
      if (this.#numbers[index] === number && matches(index)) this.#take(found, index, query)
    }
    return found
  }

  /** This serial in every year there is. */
  withSerial(serial: number): number[] {
    const [first, last] = [this.#numbers[0], this.#numbers.at(-1)]
    if (first === undefined || last === undefined) return []
    const [from, to] = [yearOf(first), yearOf(last)]
    return Array.from({ length: to - from + 1 }, (_, index) => toNumber(from + index, serial))
  }

  #take(found: Found, index: number, { before, limit }: IndexQuery): void {
    const number = this.#numbers[index] ?? 0
    found.total += 1
    if (number < before && found.numbers.length < limit) found.numbers.push(number)
  }

  #matcher({ filters, from, to, words }: IndexQuery): ((index: number) => boolean) | null {
    const conditions = this.#columns.conditions(filters)
    if (!conditions) return null
    return (index) => {
      const at = this.#receivedAt[index] ?? 0
      return (
        at >= from &&
        at < to &&
        meets(conditions, index) &&
        (words.length === 0 || hasAllWords(this.#names[index] ?? '', words))
      )
    }
  }

  /** Where this number stands or belongs; almost always the end. */
  #placeOf(number: number): number {
    const numbers = this.#numbers
    let [low, high] = [0, numbers.length]
    if (high === 0 || number > (numbers[high - 1] ?? 0)) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low
  }

  #insert(index: number, number: number): void {
    if (index === this.#numbers.length) {
      this.#numbers.push(number)
      this.#receivedAt.push(0)
      this.#names.push('')
      return
    }
    this.#columns.insert(index, this.#numbers.length)
    this.#numbers.splice(index, 0, number)
    this.#receivedAt.splice(index, 0, 0)
    this.#names.splice(index, 0, '')
  }
}
