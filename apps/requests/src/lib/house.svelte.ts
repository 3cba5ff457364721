import type { DirectorateResource, TopicResource } from '../../../../domain/requests/resources.ts'
import type { Role } from '../../../../domain/staff.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { HouseTime } from '../../../../ui/house-time.svelte.ts'

/** What lists show in the place of an id. */
export interface Named {
  id: string
  name: string
}

/** The names behind the ids of requests, and the house's own day. */
export class House {
  directorates: readonly DirectorateResource[] = $state.raw([])
  topics: readonly TopicResource[] = $state.raw([])
  neighbourhoods: readonly string[] = $state.raw([])
  /** Empty for those who may not see who works here. */
  staff: readonly (Named & { role: Role })[] = $state.raw([])
  /** Who may be given a request; officers are given referrals. */
  readonly assignable: readonly Named[] = $derived(
    this.staff.filter(({ role }) => role !== 'officer').map(({ id, name }) => ({ id, name })),
  )
  timeZone = $state('Europe/Istanbul')

  #client = createClient('staff')
  #time = new HouseTime()
  #former: readonly Named[] = $state.raw([])

  /** Reads all of them, again and again until each was answered or the signal ends it. */
  async load(signal: AbortSignal, seesStaff: boolean): Promise<void> {
    await Promise.all([
      this.#loadDirectorates(signal),
      this.#loadTopics(signal),
      this.#loadNeighbourhoods(signal),
      this.#loadClock(signal),
      ...(seesStaff ? [this.#loadStaff(signal)] : []),
    ])
  }

  /** The house's own time, in milliseconds since 1970. */
  now(): number {
    return this.#time.now()
  }

  /** The house's own day, `YYYY-MM-DD`. */
  today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.timeZone }).format(this.now())
  }

  /** Whom it was referred to; undefined while names are read, and for one nobody knows any more. */
  directorateName(id: string | null): string | undefined {
    return this.directorates.find((one) => one.id === id)?.name ?? this.#formerName(id)
  }

  isInstitution(id: string | null): boolean {
    return this.directorates.find((one) => one.id === id)?.kind === 'institution'
  }

  topicName(id: string | null): string | undefined {
    return this.topics.find((one) => one.id === id)?.name ?? this.#formerName(id)
  }

  staffName(id: string | null): string | undefined {
    return this.staff.find((one) => one.id === id)?.name
  }

  async #loadDirectorates(signal: AbortSignal): Promise<void> {
    const result = await request((sending) => this.#client.api.directorates.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (!result.ok) return
    this.directorates = result.value.items
    this.#remember(result.value.former)
  }

  async #loadTopics(signal: AbortSignal): Promise<void> {
    const result = await request(
      (sending) => this.#client.api.topics.$get({ query: {} }, sending),
      {
        attempts: Infinity,
        signal,
      },
    )
    if (!result.ok) return
    this.topics = result.value.items
    this.#remember(result.value.former)
  }

  async #loadNeighbourhoods(signal: AbortSignal): Promise<void> {
    const result = await request((sending) => this.#client.api.neighbourhoods.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (result.ok) this.neighbourhoods = result.value.items
  }

  async #loadStaff(signal: AbortSignal): Promise<void> {
    const result = await request((sending) => this.#client.api.staff.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (result.ok) this.staff = result.value.items
  }

  /** A screen's own clock may be wrong; dates are the house's. */
  async #loadClock(signal: AbortSignal): Promise<void> {
    const branches = await request((sending) => this.#client.api.branches.$get({}, sending), {
      attempts: Infinity,
      signal,
    })
    if (!branches.ok) return
    this.timeZone = branches.value.items[0]?.timeZone ?? this.timeZone
    this.#time.set(branches.value.at)
    void this.#time.follow(this.#client, signal)
  }

  /** Names of what was removed stay on what was referred there before. */
  #remember(former: readonly Named[]): void {
    this.#former = [...this.#former, ...former]
  }

  #formerName(id: string | null): string | undefined {
    return this.#former.find((one) => one.id === id)?.name
  }
}
