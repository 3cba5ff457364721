import type { RefusalResource } from '../../../../../domain/resources.ts'
import type { Result } from '../../../../../ui/api.ts'

/** A list of the server's, kept on the page while it is read again. */
export class Collection<Item> {
  /** Null until it was read once. */
  items: readonly Item[] | null = $state.raw(null)
  /** Why it could not be read the last time. */
  refusal: RefusalResource | null = $state.raw(null)

  #read: () => Promise<Result<{ items: readonly Item[] }>>

  constructor(read: () => Promise<Result<{ items: readonly Item[] }>>) {
    this.#read = read
    void this.load()
  }

  async load(): Promise<void> {
    const result = await this.#read()
    this.refusal = result.ok ? null : result.refusal
    if (result.ok) this.items = result.value.items
  }
}

/** By name, as a dictionary of Turkish would have them: Çağrı before Sevgi. */
export function byName<Item extends { name: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.name.localeCompare(other.name, 'tr', numeric))
}

const numeric = { numeric: true }
