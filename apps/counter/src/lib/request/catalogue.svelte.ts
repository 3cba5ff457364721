import { workCalendar, yearsMissing, type WorkCalendar } from '../../../../../domain/calendar.ts'
import type { CalendarDay } from '../../../../../domain/calendar.ts'
import { shownDueOn, startClock } from '../../../../../domain/requests/clock.ts'
import type { ClockLaw } from '../../../../../domain/requests/state.ts'
import type {
  DirectorateResource,
  TopicResource,
} from '../../../../../domain/requests/resources.ts'
import { request } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import { arrivalOf, type RequestValues } from './request-values.ts'

/** Working days for a topic that sets none, until the house has said its own. */
const usualStandardDays = 15

/** When it must be answered, and by what rule. */
export interface Deadline {
  dueOn: string
  law: ClockLaw
  /** Working days, under the house's or the topic's own standard. */
  standardDays: number | null
  /** Years that the date was counted into though nobody has entered their holidays: it may come out too early. */
  missingYears: readonly number[]
}

/** What a form offers to choose from; read once, as soon as the server can be reached. `close()` ends the trying. */
export class RequestCatalogue {
  topics: TopicResource[] = $state.raw([])
  directorates: DirectorateResource[] = $state.raw([])
  neighbourhoods: readonly string[] = $state.raw([])
  notice: { version: string; text: string } | null = $state.raw(null)

  #calendar: WorkCalendar | null = $state.raw(null)
  /** The calendar's first. */
  #year: number | null = null
  #standardDays = $state(usualStandardDays)
  #leaving = new AbortController()

  close(): void {
    this.#leaving.abort()
  }

  async load(): Promise<void> {
    await Promise.all([this.#readLists(), this.#readNotice()])
  }

  /** Reads the calendar of that day's year, `YYYY-MM-DD`, and of the next: a period that begins here may end there. */
  async countFrom(today: string): Promise<void> {
    const year = Number(today.slice(0, 4))
    if (year === this.#year) return
    this.#year = year
    this.#calendar = null
    await this.#readCalendar(year)
  }

  /** The calendar is there to count with. */
  get isReady(): boolean {
    return this.#calendar !== null
  }

  topic(id: string | null): TopicResource | undefined {
    return this.topics.find((topic) => topic.id === id)
  }

  directorate(id: string | null): DirectorateResource | undefined {
    return this.directorates.find((directorate) => directorate.id === id)
  }

  /** The desk's own topics first, then those of every desk, then the others'. */
  topicsOf(deskId: string | null): TopicResource[] {
    const rank = (topic: TopicResource) =>
      topic.deskId === null ? 1 : topic.deskId === deskId ? 0 : 2
    return this.topics.toSorted((one, other) => rank(one) - rank(other))
  }

  /** Whom it goes to: as the clerk chose, else as the topic says. */
  directorateOf({ directorateId, topicId }: RequestValues): DirectorateResource | undefined {
    return this.directorate(directorateId ?? this.topic(topicId)?.directorateId ?? null)
  }

  /** Its date if it were saved today; null when nobody waits for an answer, or the calendar isn't known yet. */
  deadlineOf(values: RequestValues, today: string): Deadline | null {
    if (!this.#calendar) return null
    const { kind, channel, topicId } = values
    const arrival = arrivalOf(values) ?? today
    const standardDays = this.topic(topicId)?.standardDays ?? null
    const input = { kind, channel, startsOn: arrival < today ? arrival : today, standardDays }
    const clock = startClock(input, this.#calendar, this.#standardDays)
    const dueOn = shownDueOn(clock, this.#calendar)
    if (dueOn === null) return null
    const missingYears = yearsMissing(this.#calendar, today, dueOn)
    return { dueOn, law: clock.law, standardDays: clock.standardDays, missingYears }
  }

  get #asking() {
    return { attempts: Infinity, signal: this.#leaving.signal }
  }

  async #readLists(): Promise<void> {
    const [topics, directorates, neighbourhoods] = await Promise.all([
      request((sending) => client.api.topics.$get({ query: {} }, sending), this.#asking),
      request((sending) => client.api.directorates.$get({}, sending), this.#asking),
      request((sending) => client.api.neighbourhoods.$get({}, sending), this.#asking),
    ])
    if (topics.ok) this.topics = topics.value.items
    if (directorates.ok) this.directorates = directorates.value.items
    if (neighbourhoods.ok) this.neighbourhoods = neighbourhoods.value.items
  }

  async #readNotice(): Promise<void> {
    const result = await request((sending) => client.api.notice.$get({}, sending), this.#asking)
    if (!result.ok) return
    this.notice = result.value.notice
    const { defaultStandardDays } = result.value as { defaultStandardDays?: number }
    if (defaultStandardDays !== undefined) this.#standardDays = defaultStandardDays
  }

  async #readCalendar(year: number): Promise<void> {
    const read = (of: number) =>
      request(
        (sending) => client.api.calendar.$get({ query: { year: String(of) } }, sending),
        this.#asking,
      )
    const [present, following] = await Promise.all([read(year), read(year + 1)])
    if (!present.ok || !following.ok || year !== this.#year) return
    const days: CalendarDay[] = [...present.value.items, ...following.value.items]
    const { halfDaysCount } = present.value
    this.#calendar = workCalendar(days, { halfDaysCount })
  }
}
