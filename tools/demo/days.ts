/** Days of the demo: who comes and who works, pushed forward as fast as asked. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { randomFrom } from '../replay/generate.ts'
import { DemoClerk, lunchAtMs } from './clerk.ts'
import { clerks, pastCrew, type DemoHall } from './hall.ts'
import {
  closesAtMinute,
  nextWorkingDay,
  opensAtMinute,
  peopleOn,
  planDay,
  type Arrival,
} from './plan.ts'
import type { RequestOffice } from './requests/office.ts'
import type { WaitingRoom } from './waiting-room.ts'

const timeZone = 'Europe/Istanbul'
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** The hall's clock moves this often while somebody looks on. */
const tickMs = 400
/** The hall's own steps are no longer than this, or at high speeds a clerk would act once in minutes. */
const stepMs = 10_000
const recountEveryTicks = 5
/** After closing, who still waits is served for so long; then the next day begins. */
const afterClosingMinutes = 30
/** Chosen so that the mornings are busy and the noons are not. */
const peopleADay = 330
/** Fewer on past days, so that weeks of them take seconds. */
const pastPeopleADay = 150
/** On days long past only the requests are lived through, at these moments. */
const glances = [9.5, 11.5, 14.5, 16.75].map((hour) => hour * 60)
const crew = clerks.map(({ letters }) => letters)

/** One hall through its days; keeps what the demo must know from one moment to the next. */
export class DemoDays {
  readonly room: WaitingRoom
  readonly #hall: DemoHall
  readonly #office: RequestOffice
  readonly #clerks: DemoClerk[]
  readonly #seed: number
  #midnight = 0
  #arrivals: Arrival[] = []
  #issued = 0
  #signal: AbortSignal

  constructor(
    { hall, room, office }: { hall: DemoHall; room: WaitingRoom; office: RequestOffice },
    seed: number,
    signal: AbortSignal,
  ) {
    this.#hall = hall
    this.#office = office
    this.#seed = seed
    this.#signal = signal
    this.room = room
    this.#clerks = hall.seats.map(
      (seat, index) =>
        new DemoClerk({
          ...{ ...seat, room, office, lunchAtMs: lunchAtMs(index) },
          random: randomFrom(seed * 1000 + index),
        }),
    )
  }

  /** A day so long ago that nobody asks who came: only its requests. */
  async longPast(day: string): Promise<void> {
    const midnight = midnightOf(day)
    this.#office.begin(day)
    for (const minute of glances) {
      this.#signal.throwIfAborted()
      const now = midnight + minute * minuteMs
      await this.#setClock(now)
      await this.#office.act(now)
    }
  }

  /** Lives a past day to its end, in steps of a minute. */
  async past(day: string): Promise<void> {
    await this.#begin(day, pastPeopleADay, pastCrew)
    await this.#rush(opensAtMinute, closesAtMinute + afterClosingMinutes)
  }

  /** Lives the beginning of a day, so that there is something to see when somebody looks. */
  async morning(day: string, untilMinute: number): Promise<void> {
    await this.#begin(day, peopleADay, crew)
    await this.#rush(opensAtMinute, untilMinute)
  }

  /** More of the day that has begun. */
  goOn(fromMinute: number, untilMinute: number): Promise<void> {
    return this.#rush(fromMinute, untilMinute)
  }

  async #rush(fromMinute: number, untilMinute: number): Promise<void> {
    for (let minute = fromMinute; minute < untilMinute; minute += 1) {
      this.#signal.throwIfAborted()
      const now = this.#midnight + minute * minuteMs
      if (this.#isQuiet(now)) continue
      await this.#moveTo(now)
    }
  }

  /** Goes on from where the day stands, that many times as fast as life, day after day, until the signal. */
  async live(day: string, fromMinute: number, speed: number): Promise<void> {
    let from = fromMinute
    for (let at = day; !this.#signal.aborted; at = nextWorkingDay(at)) {
      if (at !== day) await this.#begin(at, peopleADay, crew)
      await this.#liveDay(this.#midnight + from * minuteMs, speed)
      from = opensAtMinute
    }
  }

  /** One more who waits, for somebody to look at; the code of their own page. */
  async oneMore(letter: string): Promise<string> {
    const ticket = await this.#issue({ letter, priority: false, language: 'tr' })
    if (!ticket) throw new Error(`nobody can wait at desk ${letter}`)
    return ticket.code
  }

  async #liveDay(from: number, speed: number): Promise<void> {
    const startedAt = performance.now()
    let before = from
    const end = this.#midnight + (closesAtMinute + afterClosingMinutes) * minuteMs
    for (let tick = 0; !this.#signal.aborted; tick += 1) {
      const now = Math.round(from + (performance.now() - startedAt) * speed)
      if (now >= end) return
      if (tick % recountEveryTicks === 0) await this.#recount()
      for (let step = before + stepMs; step < now; step += stepMs)
        if (!this.#isQuiet(step)) await this.#moveTo(step)
      await this.#moveTo(now)
      before = now
      await sleep(tickMs, undefined, { signal: this.#signal }).catch(() => undefined)
    }
  }

  async #begin(day: string, people: number, letters: readonly (readonly string[])[]) {
    this.#midnight = midnightOf(day)
    this.#office.begin(day)
    this.#arrivals = planDay(this.#seed + Math.floor(this.#midnight / dayMs), peopleOn(day, people))
    this.#issued = 0
    this.room.clear()
    await this.#setClock(this.#midnight + opensAtMinute * minuteMs)
    await Promise.all(
      this.#clerks.map((clerk, seat) => clerk.sitDown(this.#midnight, letters[seat] ?? [])),
    )
  }

  /** Nobody comes and nobody has anything to do: the clock need not be moved. */
  #isQuiet(now: number): boolean {
    const next = this.#arrivals[this.#issued]
    if (next && this.#timeOf(next) <= now) return false
    return !this.#office.isDue(now) && !this.#clerks.some((clerk) => clerk.isDue(now))
  }

  async #moveTo(now: number): Promise<void> {
    await this.#setClock(now)
    for (let next = this.#arrivals[this.#issued]; next; next = this.#arrivals[this.#issued]) {
      if (this.#timeOf(next) > now) break
      this.#issued += 1
      await this.#issue(next)
    }
    await Promise.all([this.#office, ...this.#clerks].map((one) => one.act(now)))
  }

  #timeOf({ minute }: Arrival): number {
    return this.#midnight + minute * minuteMs
  }

  /** Null for somebody who finds the desk closed. */
  async #issue({
    letter,
    priority,
    language,
  }: Omit<Arrival, 'minute'>): Promise<{ code: string } | null> {
    const { admin, branchId, deskIds } = this.#hall
    const deskId = deskIds.get(letter)
    const wanted = { branchId, deskId, priority, language }
    const answer = await admin.attempt<{ ticket: { code: string } }>('/api/tickets', wanted)
    if ('refusal' in answer) {
      this.room.refused('/api/tickets', answer.refusal)
      return null
    }
    this.room.joined(letter)
    return answer.ticket
  }

  async #recount(): Promise<void> {
    const { admin, branchId } = this.#hall
    const path = `/api/branches/${branchId}/board`
    this.room.recount((await admin.get<{ desks: [] }>(path)).desks)
  }

  #setClock(at: number): Promise<unknown> {
    return this.#hall.admin.post('/api/test/clock', { now: new Date(at).toISOString() })
  }
}

function midnightOf(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds
}
