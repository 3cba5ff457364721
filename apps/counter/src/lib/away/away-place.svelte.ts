import { request } from '../../../../../ui/api.ts'
import { HouseTime } from '../../../../../ui/house-time.svelte.ts'
import { localStore } from '../../../../../ui/local-store.ts'
import { client, type DeskSettings } from '../client.ts'

const branchKey = 'away.branch'

interface Branch {
  id: string
  name: string
  /** IANA */
  timeZone: string
}

/** The house for which somebody works without a counter. */
export class AwayPlace {
  branches: Branch[] | null = $state.raw(null)
  desks: DeskSettings[] | null = $state.raw(null)
  branchId: string | null = $state(null)
  /** The code of why the house could not be read. */
  refusal: string | null = $state(null)

  /** Known as soon as the branches are. */
  readonly time = new HouseTime()

  #signal: AbortSignal

  constructor(signal: AbortSignal) {
    this.#signal = signal
  }

  /** Takes no tickets: who calls stands in no line. */
  get telephoneDesk(): DeskSettings | null {
    return this.desks?.find(({ letter }) => letter === null) ?? null
  }

  /** The chosen branch's. */
  get timeZone(): string | undefined {
    return this.branches?.find(({ id }) => id === this.branchId)?.timeZone
  }

  /** Reads the branches; the only one, or the one of last time at this machine, is taken. */
  async start(sittingAt: string | null): Promise<void> {
    const result = await request((sending) => client.api.branches.$get({}, sending), {
      attempts: Infinity,
      signal: this.#signal,
    })
    if (this.#signal.aborted) return
    if (!result.ok) {
      this.refusal = result.refusal.refusal
      return
    }
    const { items, at } = result.value
    this.time.set(at)
    void this.time.follow(client, this.#signal)
    const usual = sittingAt ?? localStore.read(branchKey)
    const known =
      items.find(({ id }) => id === usual) ?? (items.length === 1 ? items[0] : undefined)
    this.branches = items
    if (known) await this.choose(known.id)
  }

  async choose(id: string): Promise<void> {
    this.branchId = id
    this.desks = null
    localStore.keep(branchKey, id)
    const result = await request(
      (sending) => client.api.branches[':id'].desks.$get({ param: { id } }, sending),
      { attempts: Infinity, signal: this.#signal },
    )
    if (result.ok && this.branchId === id) this.desks = result.value.items
  }
}
