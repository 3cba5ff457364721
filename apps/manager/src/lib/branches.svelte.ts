import { createClient, request } from '../../../../ui/api.ts'

/** A branch as far as every page of the manager must know it; `timeZone` is an IANA name. */
export interface BranchName {
  id: string
  name: string
  timeZone: string
  /** The hall's own language. */
  language: string
}

/** The places with a hall of their own, and which of them is looked at. */
export class Branches {
  items: readonly BranchName[] = $state.raw([])
  chosenId: string | null = $state(null)
  readonly chosen: BranchName | null = $derived(
    this.items.find(({ id }) => id === this.chosenId) ?? null,
  )

  #client = createClient('staff')

  /** Reads them and looks at the first one, until there is an answer or the signal ends it. */
  async start(signal: AbortSignal): Promise<void> {
    const result = await request((sending) => this.#client.api.branches.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (!result.ok) return
    this.items = result.value.items.map(nameOf)
    this.chosenId ??= this.items[0]?.id ?? null
  }

  /** One of them has another name or language now. */
  renamed(changed: BranchName): void {
    this.items = this.items.map((branch) => (branch.id === changed.id ? nameOf(changed) : branch))
  }
}

function nameOf({ id, name, timeZone, language }: BranchName): BranchName {
  return { id, name, timeZone, language }
}
