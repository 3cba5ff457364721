/** Who comes on a demo day, and when: the shape of a real day, made up. The same seed gives the same day. */
import { randomFrom, type Random } from '../replay/generate.ts'

/** Somebody who comes and takes a number for one desk. */
export interface Arrival {
  /** Minutes since midnight, whole and parts. */
  minute: number
  letter: string
  priority: boolean
  language: 'tr' | 'en'
}

interface DemoDesk {
  /** Of all arrivals. */
  share: number
  medianServiceMinutes: number
}

/** The seeded desks by letter. */
export const demoDesks: Readonly<Record<string, DemoDesk>> = {
  A: { share: 0.08, medianServiceMinutes: 1.2 },
  T: { share: 0.3, medianServiceMinutes: 3.5 },
  Z: { share: 0.16, medianServiceMinutes: 5 },
  E: { share: 0.08, medianServiceMinutes: 7 },
  D: { share: 0.14, medianServiceMinutes: 4.5 },
  C: { share: 0.06, medianServiceMinutes: 5 },
  S: { share: 0.12, medianServiceMinutes: 6 },
  K: { share: 0.06, medianServiceMinutes: 6 },
}

/** Half past eight, in minutes since midnight. */
export const opensAtMinute = 8 * 60 + 30
/** Five o’clock, in minutes since midnight: nobody comes any more. */
export const closesAtMinute = 17 * 60

/** Arrivals of each half hour from half past eight: a rush before eleven, a dip at noon, a smaller rush after lunch. */
const halfHourWeights = [9, 12, 14, 15, 14, 11, 8, 5, 4, 6, 10, 12, 11, 9, 7, 5, 2]
const halfHourMinutes = 30
const priorityShare = 0.1
const englishShare = 0.04

/** Mondays are the fullest, the middle of the week is calm; from Sunday on. */
const weekdayFactors = [0, 1.25, 1.05, 0.85, 0.95, 1.1, 0]

/** How many come on that day, where so many come on an average one. */
export function peopleOn(day: string, average: number): number {
  return Math.round(average * (weekdayFactors[weekdayOf(day)] ?? 1))
}

/** A day of so many people, sorted by their coming. */
export function planDay(seed: number, people: number): Arrival[] {
  const random = randomFrom(seed)
  return Array.from({ length: people }, () => {
    const halfHour = Number(pick(random, Object.entries(halfHourWeights)))
    return {
      minute: opensAtMinute + (halfHour + random()) * halfHourMinutes,
      letter: pick(
        random,
        Object.entries(demoDesks).map(([letter, { share }]) => [letter, share]),
      ),
      priority: random() < priorityShare,
      language: random() < englishShare ? ('en' as const) : ('tr' as const),
    }
  }).sort((a, b) => a.minute - b.minute)
}

/** One of these by its weight. */
export function pick(random: Random, weighted: readonly (readonly [string, number])[]): string {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * total
  for (const [name, weight] of weighted) {
    left -= weight
    if (left < 0) return name
  }
  return weighted.at(-1)?.[0] ?? ''
}

const serviceSpread = 0.55

/** How long a service at that desk takes, in minutes: log-normal, as services of people are. */
export function serviceMinutes(random: Random, letter: string): number {
  const median = demoDesks[letter]?.medianServiceMinutes ?? 5
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(40, Math.max(0.5, median * Math.exp(serviceSpread * normal)))
}

/** The working days before this one, oldest first: `YYYY-MM-DD`. */
export function workingDaysBefore(day: string, count: number): string[] {
  const days: string[] = []
  for (let at = dayStep(day, -1); days.length < count; at = dayStep(at, -1))
    if (isWorkingDay(at)) days.unshift(at)
  return days
}

/** The first working day after this one, `YYYY-MM-DD`; the hall knows no holidays. */
export function nextWorkingDay(day: string): string {
  const next = dayStep(day, 1)
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}

/** This day, or on a weekend the Friday before. */
export function workingDayAt(day: string): string {
  return isWorkingDay(day) ? day : workingDayAt(dayStep(day, -1))
}

const dayMs = 86_400_000

function dayStep(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

function isWorkingDay(day: string): boolean {
  return weekdayOf(day) !== 0 && weekdayOf(day) !== 6
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
