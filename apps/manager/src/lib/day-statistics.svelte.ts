import type { EscortFigures } from '../../../../domain/escort-task.ts'
import type { HalfHour, HeatMapCell, WaitBin } from '../../../../domain/statistics-pictures.ts'
import type { StatisticsRow } from '../../../../domain/resources.ts'
import { createClient, request, type Answer, type Sending } from '../../../../ui/api.ts'

/** Figures are read again at most this often, however fast the hall changes. */
const pauseMilliseconds = 15_000
/** Four weeks hardly change within a quarter of an hour. */
const heatMapPauseMilliseconds = 15 * 60_000
const weekDays = 7
/** The day itself and the four weeks before, without that weekday's fifth. */
const heatMapDays = 27

/** A day's arrivals by half hour, and of how many earlier days the usual is the mean. */
export interface Arrivals {
  items: readonly HalfHour[]
  usualDays: number
}

/** One branch's figures of one day and what its pictures are drawn from. */
export class DayStatistics {
  /** Null until read, and while nobody has come yet. */
  whole: StatisticsRow | null = $state.raw(null)
  /** The last day of the week before on which somebody came. */
  dayBefore: StatisticsRow | null = $state.raw(null)
  desks: readonly StatisticsRow[] = $state.raw([])
  waits: readonly WaitBin[] = $state.raw([])
  arrivals: Arrivals = $state.raw({ items: [], usualDays: 0 })
  heatMap: readonly HeatMapCell[] = $state.raw([])
  /** Walks with citizens; null until read. */
  escorts: EscortFigures | null = $state.raw(null)
  loaded = $state(false)

  #client = createClient('staff')
  #branch: string
  #wanted: string | null = null
  #read: string | null = null
  #heatMapOf = { day: '', at: 0 }
  #escortsOf = ''
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

  /** Reads the day's walks: no change in the hall tells of them. */
  async readEscorts(day: string): Promise<void> {
    this.#escortsOf = day
    const query = { branch: this.#branch, from: day, to: day }
    const figures = await this.#ask((sending) =>
      this.#client.api.statistics.escorts.$get({ query }, sending),
    )
    // The answer for another day may come late: before the first news a screen goes by its own clock.
    if (figures && this.#escortsOf === day) this.escorts = figures
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
    const { statistics } = this.#client.api
    const branch = this.#branch
    const query = { branch, from: day, to: day }
    const week = { branch, from: daysBefore(day, weekDays), to: day, by: 'day' } as const
    const [days, desks, waits, arrivals, heatMap] = await Promise.all([
      this.#ask((sending) => statistics.$get({ query: week }, sending)),
      this.#ask((sending) => statistics.$get({ query: { ...query, by: 'desk' } }, sending)),
      this.#ask((sending) => statistics.waits.$get({ query }, sending)),
      this.#ask((sending) => statistics.arrivals.$get({ query: { branch, day } }, sending)),
      this.#readHeatMap(day),
    ])
    // What was shown stays while the connection is lost.
    if (!days || !desks || !waits || !arrivals || !heatMap) return false
    this.whole = days.items.find(({ key }) => key === day) ?? null
    this.dayBefore = days.items.findLast(({ key }) => key < day) ?? null
    this.desks = desks.items
    this.waits = waits.items
    this.arrivals = arrivals
    this.heatMap = heatMap
    this.loaded = true
    return true
  }

  async #readHeatMap(day: string): Promise<readonly HeatMapCell[] | null> {
    const known = this.#heatMapOf
    const fresh = known.day === day && performance.now() - known.at < heatMapPauseMilliseconds
    if (fresh && this.heatMap.length > 0) return this.heatMap
    const query = { branch: this.#branch, from: daysBefore(day, heatMapDays), to: day }
    const heatMap = await this.#ask((sending) =>
      this.#client.api.statistics['heat-map'].$get({ query }, sending),
    )
    if (heatMap) this.#heatMapOf = { day, at: performance.now() }
    return heatMap?.items ?? null
  }

  /** Null when there was no answer. */
  async #ask<R extends Response>(
    send: (sending: Sending) => Promise<R>,
  ): Promise<Answer<R> | null> {
    const result = await request(send, { signal: this.#end.signal })
    return result.ok ? result.value : null
  }
}

function daysBefore(day: string, days: number): string {
  const dayMilliseconds = 24 * 60 * 60 * 1000
  return new Date(Date.parse(day) - days * dayMilliseconds).toISOString().slice(0, 10)
}
