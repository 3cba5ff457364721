import type { CalendarDay } from '../../../../../domain/calendar.ts'
import type { RefusalResource } from '../../../../../domain/resources.ts'
import { request } from '../../../../../ui/api.ts'
import { language } from '../../../../../ui/language.svelte.ts'
import type { Workplace } from './workplace.svelte.ts'

/** A closed day as the server knows it. */
export interface ClosedDay extends CalendarDay {
  id: string
}

/** `19 Mart Perşembe`: the year stands above the list. */
export function dayText(day: string): string {
  return language.format().dayInWords(day)
}

/** The closed days of one year at a time, kept on the page while they are read again. */
export class WorkCalendarPage {
  /** Null until the house has said which one it is in: a machine’s own date may be wrong. */
  year: number | null = $state(null)
  thisYear: number | null = $state(null)
  /** Null until they were read once. */
  items: readonly ClosedDay[] | null = $state.raw(null)
  /** Years without holidays: this one, the next. */
  missingYears: readonly number[] = $state.raw([])
  halfDaysCount = $state(true)
  /** Why it could not be read the last time. */
  refusal: RefusalResource | null = $state.raw(null)

  #client: Workplace['client']

  constructor(client: Workplace['client']) {
    this.#client = client
    void this.load()
  }

  async load(): Promise<void> {
    const { year } = this
    const query = year === null ? {} : { year: String(year) }
    const result = await request((sending) => this.#client.api.calendar.$get({ query }, sending))
    // Another year was chosen meanwhile: its own answer comes.
    if (year !== this.year) return
    this.refusal = result.ok ? null : result.refusal
    if (!result.ok) return
    this.year = result.value.year
    this.thisYear = result.value.thisYear
    this.items = result.value.items
    this.missingYears = result.value.missingYears
    this.halfDaysCount = result.value.halfDaysCount
  }

  /** Shows another year; the days of this one stay until it has come. */
  async show(year: number): Promise<void> {
    this.year = year
    await this.load()
  }
}
