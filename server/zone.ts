import { Temporal } from 'temporal-polyfill'

const bucketMs = 15 * 60_000

/** Wall-clock time of one place. Offsets are asked of the time-zone database once a quarter of an hour. */
export class Zone {
  readonly name: string
  #bucket = Number.NaN
  #offsetMs = 0
  #suffix = ''

  /** Throws a `RangeError` for a name that the time-zone database does not know. */
  constructor(name: string) {
    this.name = name
    this.#look(0)
  }

  /** ISO 8601 with offset, milliseconds only where there are any. */
  iso(at: number): string {
    this.#look(at)
    const text = new Date(at + this.#offsetMs).toISOString()
    const milliseconds = at % 1000 === 0 ? '' : text.slice(19, 23)
    return text.slice(0, 19) + milliseconds + this.#suffix
  }

  /** `YYYY-MM-DD` on the wall calendar. */
  day(at: number): string {
    this.#look(at)
    return new Date(at + this.#offsetMs).toISOString().slice(0, 10)
  }

  /** 0–23 on the wall clock. */
  hour(at: number): number {
    this.#look(at)
    return new Date(at + this.#offsetMs).getUTCHours()
  }

  /** Minutes since midnight on the wall clock. */
  minuteOfDay(at: number): number {
    this.#look(at)
    const local = new Date(at + this.#offsetMs)
    return local.getUTCHours() * 60 + local.getUTCMinutes()
  }

  /** The first moment of a day. */
  startOfDay(day: string): number {
    return Temporal.PlainDate.from(day).toZonedDateTime(this.name).epochMilliseconds
  }

  /** The first moment of the day after, which is where a day ends. */
  endOfDay(day: string): number {
    const next = Temporal.PlainDate.from(day).add({ days: 1 })
    return next.toZonedDateTime(this.name).epochMilliseconds
  }

  /** A moment on the wall clock; one that does not exist (summer time) moves forward. */
  at(day: string, minuteOfDay: number): number {
    const time = Temporal.PlainTime.from('00:00').add({ minutes: minuteOfDay })
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: this.name, plainTime: time })
      .epochMilliseconds
  }

  #look(at: number): void {
    const bucket = Math.floor(at / bucketMs)
    if (bucket === this.#bucket) return
    const zoned = Temporal.Instant.fromEpochMilliseconds(bucket * bucketMs).toZonedDateTimeISO(
      this.name,
    )
    this.#bucket = bucket
    this.#offsetMs = Math.round(zoned.offsetNanoseconds / 1e6)
    this.#suffix = offsetText(this.#offsetMs)
  }
}

function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const hours = Math.floor(minutes / 60)
  const sign = offsetMs < 0 ? '-' : '+'
  return `${sign}${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The calendar day after a number of days. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whether the time-zone database knows this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Zone(name)
    return true
  } catch {
    return false
  }
}
