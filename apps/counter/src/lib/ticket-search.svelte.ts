import type { TicketResource } from '../../../../domain/resources.ts'
import { request } from '../../../../ui/api.ts'
import { client } from './client.ts'

/** A letter alone finds a whole desk's day; the newest of them fill the panel. */
const mostShown = 50

/** Finds today's tickets by their number, whatever became of them. */
export class TicketSearch {
  /** What was looked for last; null before the first search. */
  searched: string | null = $state(null)
  found: TicketResource[] = $state.raw([])
  readonly shown = $derived(this.found.slice(0, mostShown))
  /** How many more were found than are shown. */
  readonly moreCount = $derived(this.found.length - this.shown.length)
  /** The code of the refusal when it couldn't be looked up. */
  refusal: string | null = $state(null)

  #branchId: string

  constructor(branchId: string) {
    this.#branchId = branchId
  }

  async find(typed: string): Promise<void> {
    const number = typed.replace(/\s/g, '').toUpperCase()
    if (number === '') return this.clear()
    const result = await request(
      (sending) =>
        client.api.branches[':id'].tickets.$get(
          { param: { id: this.#branchId }, query: { number } },
          sending,
        ),
      { attempts: 3 },
    )
    this.searched = number
    this.refusal = result.ok ? null : result.refusal.refusal
    this.found = result.ok ? result.value.items : []
  }

  clear(): void {
    this.searched = null
    this.refusal = null
    this.found = []
  }
}
