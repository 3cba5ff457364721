import type { TicketResource } from '../../../../domain/resources.ts'
import { request } from '../../../../ui/api.ts'
import { client } from './client.ts'

/** `z42`, `Z 042` → `Z-042`: as it stands on slips. What doesn't look like a number is left as it was typed. */
export function asTicketNumber(typed: string): string {
  const match = /^\s*([a-z]+)[\s-]*0*(\d+)\s*$/i.exec(typed)
  if (!match) return typed.trim()
  const [, letter = '', digits = ''] = match
  return `${letter.toUpperCase()}-${digits.padStart(3, '0')}`
}

/** Finds today's tickets by their number, whatever became of them. */
export class TicketSearch {
  /** The number that was looked for last; null before the first search. */
  searched: string | null = $state(null)
  found: TicketResource[] = $state.raw([])
  /** The code of the refusal when it couldn't be looked up. */
  refusal: string | null = $state(null)

  #branchId: string

  constructor(branchId: string) {
    this.#branchId = branchId
  }

  async find(typed: string): Promise<void> {
    const number = asTicketNumber(typed)
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
