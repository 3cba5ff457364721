import type { Catalogue, LanguageEntry } from './index.ts'

/** A moment: milliseconds since 1970, or ISO 8601 with offset. */
export type Moment = number | string

/** Times, dates, durations and shares as one language writes them, in one time zone. */
export interface Format {
  /** `10.42` */
  clock(moment: Moment): string
  /** An hour of the day, 0–23: `09.00`. */
  hour(hour: number): string
  /** Minutes since midnight: `09.30`. */
  timeOfDay(minutes: number): string
  /** `24 Kasım Salı` */
  date(moment: Moment): string
  /** A calendar day, `YYYY-MM-DD`, short and with its year: `24.11.2026` */
  day(day: string): string
  /** A calendar day, `YYYY-MM-DD`, as it is said: `24 Kasım Salı` */
  dayInWords(day: string): string
  /** Whole minutes that have passed: `12 dk`, `1 sa 5 dk`. */
  duration(seconds: number): string
  /** A measured figure, one decimal under ten: `4,8 dk`, `12 dk`. */
  minutes(seconds: number): string
  /** A running clock: `02:14`, `1:02:14`. */
  stopwatch(seconds: number): string
  /** `10–20 dakika`, `5 dakikadan az` */
  estimate(estimate: Estimate): string
  /** `10–20 dk`, `5 dk’dan az` */
  estimateShort(estimate: Estimate): string
  /** A share from 0 to 1: `%83` */
  percent(share: number): string
  /** `1.507` */
  number(value: number): string
}

export interface Estimate {
  minMinutes: number
  maxMinutes: number
}

/** What of a language is needed to write times and figures. */
export interface Writing extends Pick<LanguageEntry, 'locale' | 'clock'> {
  catalogue: Pick<Catalogue, 'common'>
}

/** The formatter of a way of writing, in an IANA time zone. */
export function createFormat(entry: Writing, timeZone: string): Format {
  return { ...timeFormat(entry, timeZone), ...durationFormat(entry), ...estimateFormat(entry) }
}

function timeFormat({ locale, clock }: Writing, timeZone: string) {
  const hourMinute = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  const inWords = { day: 'numeric', month: 'long', weekday: 'long' } as const
  const date = new Intl.DateTimeFormat(locale, { ...inWords, timeZone })
  const day = new Intl.DateTimeFormat(locale, { ...inWords, timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    // Intl writes Turkish times with a colon; people here write and read a dot.
    clock: (moment: Moment) =>
      hourMinute
        .formatToParts(new Date(moment))
        .filter((part) => part.type === 'hour' || part.type === 'minute')
        .map((part) => part.value)
        .join(clock),
    hour: (hour: number) => `${pad(hour)}${clock}00`,
    timeOfDay: (minutes: number) => `${pad(Math.floor(minutes / 60))}${clock}${pad(minutes % 60)}`,
    date: (moment: Moment) => date.format(new Date(moment)),
    day: (text: string) => shortDay.format(new Date(`${text}T00:00:00Z`)),
    dayInWords: (text: string) => day.format(new Date(`${text}T00:00:00Z`)),
  }
}

function durationFormat({ locale, catalogue }: Writing) {
  const words = catalogue.common
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return {
    duration(seconds: number) {
      const total = Math.floor(Math.max(0, seconds) / 60)
      const hours = Math.floor(total / 60)
      if (hours === 0) return words.minutes(whole.format(total))
      if (total % 60 === 0) return words.hours(whole.format(hours))
      return words.hoursAndMinutes(whole.format(hours), whole.format(total % 60))
    },
    minutes(seconds: number) {
      const total = seconds / 60
      return words.minutes((total < 9.95 ? decimal : whole).format(total))
    },
    stopwatch(seconds: number) {
      const total = Math.floor(Math.max(0, seconds))
      const minutes = pad(Math.floor(total / 60) % 60)
      const hours = Math.floor(total / 3600)
      return `${hours > 0 ? `${hours}:` : ''}${minutes}:${pad(total % 60)}`
    },
    percent: (value: number) => share.format(value),
    number: (value: number) => whole.format(value),
  }
}

function estimateFormat({ catalogue }: Writing) {
  const words = catalogue.common
  return {
    estimate: ({ minMinutes, maxMinutes }: Estimate) =>
      minMinutes === 0 ? words.estimateLess(maxMinutes) : words.estimate(minMinutes, maxMinutes),
    estimateShort: ({ minMinutes, maxMinutes }: Estimate) =>
      minMinutes === 0
        ? words.estimateLessShort(maxMinutes)
        : words.estimateShort(minMinutes, maxMinutes),
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
