import type { StatisticsKey, StatisticsRow } from '../../../../domain/resources.ts'
import { createClient, request } from '../../../../ui/api.ts'

/** Figures are read again at most this often, however fast the hall changes. */
const pauseMilliseconds = 15_000

/** One branch's figures of one day: as a whole, by desk and by hour of arrival. */
export class DayStatistics {
  /** Null until read, and while nobody has come yet. */
  whole: StatisticsRow | null = $state.raw(null)
  desks: readonly StatisticsRow[] = $state.raw([])
  /** In the day's order; hours in which nobody came are left out. */
  hours: readonly StatisticsRow[] = $state.raw([])
  loaded = $state(false)

  #client = createClient('staff')
  #branch: string
  #wanted: string | null = null
  #read: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #end = new AbortController()

  constructor(branchId: string) {
    this.#branch = branchId
  }

  /** The figures of one desk; undefined while nobody has come there. */
  desk(id: string): StatisticsRow | undefined {
    return this.desks.find(({ key }) => key === id)
  }

  /** Says that the hall has changed: reads at once, or when the pause since the last reading is over. */
  want(day: string, version: number): void {
    this.#wanted = `${day} ${version}`
    if (this.#timer === undefined) void this.#refresh()
  }

  /** Ends readings and timers. */
  close(): void {
    this.#end.abort()
    clearTimeout(this.#timer)
  }

  async #refresh(): Promise<void> {
    if (this.#wanted === null || this.#wanted === this.#read) {
      this.#timer = undefined
      return
    }
    const wanted = this.#wanted
    this.#timer = setTimeout(() => void this.#refresh(), pauseMilliseconds)
    if (await this.#readAll(wanted.split(' ')[0] ?? '')) this.#read = wanted
  }

  async #readAll(day: string): Promise<boolean> {
    const [whole, desks, hours] = await Promise.all([
      this.#rows(day, 'day'),
      this.#rows(day, 'desk'),
      this.#rows(day, 'hour'),
    ])
    // What was shown stays while the connection is lost.
    if (whole === null || desks === null || hours === null) return false
    this.whole = whole[0] ?? null
    this.desks = desks
    this.hours = hours.toSorted((one, other) => one.key.localeCompare(other.key))
    this.loaded = true
    return true
  }

  async #rows(day: string, by: StatisticsKey): Promise<StatisticsRow[] | null> {
    const query = { branch: this.#branch, from: day, to: day, by }
    const result = await request(
      (sending) => this.#client.api.statistics.$get({ query }, sending),
      { signal: this.#end.signal },
    )
    return result.ok ? result.value.items : null
  }
}
