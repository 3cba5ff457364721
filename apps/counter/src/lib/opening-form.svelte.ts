import type { CounterResource, RefusalResource } from '../../../../domain/resources.ts'
import { newKey, request } from '../../../../ui/api.ts'
import { client } from './client.ts'
import type { DeskSettings } from './client.ts'
import type { PlaceKeeper } from './place.svelte.ts'

/** A branch that a clerk may sit down in. */
export interface BranchSummary {
  id: string
  name: string
}

/** Sitting down: which branch, which counter, for which desks. */
export class OpeningForm {
  branches: BranchSummary[] | null = $state.raw(null)
  counters: CounterResource[] | null = $state.raw(null)
  desks: DeskSettings[] = $state.raw([])
  branchId: string | null = $state(null)
  counterId: string | null = $state(null)
  deskIds: string[] = $state.raw([])
  refusal: RefusalResource | null = $state.raw(null)
  sending = $state(false)

  #keeper: PlaceKeeper
  #staffId: string

  constructor(keeper: PlaceKeeper, staffId: string) {
    this.#keeper = keeper
    this.#staffId = staffId
  }

  get counter(): CounterResource | null {
    return this.counters?.find(({ id }) => id === this.counterId) ?? null
  }

  /** Somebody has it: opening it takes it over. */
  get isTakeOver(): boolean {
    return this.counter !== null && this.counter.state !== 'closed'
  }

  /** Reads the branches; the only one is chosen. */
  async start(signal: AbortSignal): Promise<void> {
    const result = await request((sending) => client.api.branches.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (signal.aborted) return
    if (!result.ok) this.refusal = result.refusal
    else {
      this.branches = result.value.items
      const [only] = result.value.items
      if (only && result.value.items.length === 1) await this.chooseBranch(only.id)
    }
  }

  async chooseBranch(id: string): Promise<void> {
    this.branchId = id
    this.counterId = null
    this.counters = null
    await this.refresh()
    const suggested = this.#suggested()
    if (suggested) this.chooseCounter(suggested.id)
  }

  /** Where this person sits already, otherwise where somebody sat last at this machine. */
  #suggested(): CounterResource | undefined {
    const counters = this.counters ?? []
    const mine = counters.find(({ staffId }) => staffId === this.#staffId)
    const last = counters.find(({ id }) => id === this.#keeper.lastCounterId)
    return mine ?? (last?.state === 'closed' ? last : undefined)
  }

  /** Reads again who sits where; what was chosen stays. */
  async refresh(): Promise<void> {
    const id = this.branchId
    if (id === null) return
    const param = { id }
    const [counters, desks] = await Promise.all([
      request((sending) => client.api.branches[':id'].counters.$get({ param }, sending), {
        attempts: 5,
      }),
      request((sending) => client.api.branches[':id'].desks.$get({ param }, sending), {
        attempts: 5,
      }),
    ])
    if (this.branchId !== id) return
    if (counters.ok) this.counters = counters.value.items
    if (desks.ok) this.desks = desks.value.items.filter(({ letter }) => letter !== null)
    this.refusal = counters.ok ? null : counters.refusal
  }

  chooseCounter(id: string): void {
    this.counterId = id
    this.deskIds = this.counter?.deskIds ?? []
  }

  toggleDesk(id: string): void {
    this.deskIds = this.deskIds.includes(id)
      ? this.deskIds.filter((chosen) => chosen !== id)
      : [...this.deskIds, id]
  }

  /** Sits down, or says why not. */
  async submit(): Promise<void> {
    const { counter, isTakeOver } = this
    if (!counter || this.deskIds.length === 0 || this.sending) return
    this.sending = true
    const json = { desks: this.deskIds, takeOver: isTakeOver }
    const result = await request(
      (sending) =>
        client.api.counters[':id'].opening.$post({ param: { id: counter.id }, json }, sending),
      { attempts: 4, key: newKey() },
    )
    this.sending = false
    if (result.ok) this.#sitDown(result.value.counter)
    else {
      await this.refresh()
      this.refusal = result.refusal
    }
  }

  #sitDown({ id, branchId, openingId }: CounterResource): void {
    if (openingId === null) return
    this.#keeper.take({ staffId: this.#staffId, branchId, counterId: id, openingId })
  }
}
