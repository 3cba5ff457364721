import type { SearchFilters } from './port.ts'

/** What a request is narrowed by; one column of codes each. */
const filtered = [
  'branchId',
  'kind',
  'channel',
  'status',
  'topicId',
  'neighbourhood',
  'directorateId',
] as const satisfies readonly (keyof SearchFilters)[]

/** The values of one request, for filtering. */
export type FilterValues = Record<(typeof filtered)[number], string | null>

/** A request that stands at some place of the columns must have one of these codes, each in its column. */
type Condition = { codes: Uint32Array; code: number }[]

const firstCapacity = 1024

/** Values that repeat, as small numbers: a list is narrowed without looking at texts. */
export class Columns {
  #codes: Record<string, Uint32Array> = {}
  #known = new Map<string, number>()
  #capacity = firstCapacity

  constructor() {
    for (const name of filtered) this.#codes[name] = new Uint32Array(firstCapacity)
  }

  set(index: number, values: FilterValues): void {
    if (index >= this.#capacity) this.#grow(index)
    for (const name of filtered) this.#column(name)[index] = this.#codeOf(values[name] ?? '')
  }

  /** Make room at this place among the first `size`. */
  insert(index: number, size: number): void {
    if (size >= this.#capacity) this.#grow(size)
    for (const name of filtered) this.#column(name).copyWithin(index + 1, index, size)
  }

  /** What the filters ask for; null when no request at all has such a value. */
  conditions(filters: SearchFilters): Condition[] | null {
    const conditions: Condition[] = []
    for (const name of filtered) {
      const value = filters[name]
      if (value === undefined) continue
      const code = this.#known.get(value)
      if (code === undefined) return null
      conditions.push([{ codes: this.#column(name), code }])
    }
    const { eitherOf } = filters
    if (eitherOf)
      conditions.push([
        ...this.#anyOf('kind', eitherOf.kinds),
        ...this.#anyOf('channel', eitherOf.channels),
      ])
    return conditions
  }

  #anyOf(name: (typeof filtered)[number], values: readonly string[]): Condition {
    const codes = values.map((value) => this.#known.get(value)).filter((code) => code !== undefined)
    return codes.map((code) => ({ codes: this.#column(name), code }))
  }

  #column(name: string): Uint32Array {
    return this.#codes[name] ?? new Uint32Array(0)
  }

  #codeOf(value: string): number {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.#known.size
      this.#known.set(value, code)
    }
    return code
  }

  #grow(needed: number): void {
    while (this.#capacity <= needed) this.#capacity *= 2
    for (const name of filtered) {
      const wider = new Uint32Array(this.#capacity)
      wider.set(this.#column(name))
      this.#codes[name] = wider
    }
  }
}

/** Whether the request at this place has all that is asked for; no conditions: it has. */
export function meets(conditions: readonly Condition[], index: number): boolean {
  return conditions.every((one) => one.some(({ codes, code }) => codes[index] === code))
}
