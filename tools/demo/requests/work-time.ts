/** When people in an office do something: on working days, in working hours. */
import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, isWorkingDay, workCalendar } from '../../../domain/calendar.ts'
import { turkeyCalendar } from '../../../domain/turkey-calendar.ts'
import type { Random } from '../../replay/generate.ts'

const timeZone = 'Europe/Istanbul'
const minuteMs = 60_000
const firstMinute = 8 * 60 + 50
const lastMinute = 16 * 60 + 40

/** Turkey’s official holidays are none; the demo’s town adds no days of its own. */
export const workdays = workCalendar(turkeyCalendar)

/** The day in the town at that moment, `YYYY-MM-DD`. */
export function dayAt(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/** Epoch milliseconds, whole ones. */
export function momentAt(day: string, minute: number): number {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone })
  return midnight.epochMilliseconds + Math.round(minute * minuteMs)
}

/** So many working days after a moment, at any time of the day; 0 = soon, when the house is open by then. */
export function workMoment(from: number, workingDays: number, random: Random): number {
  const today = dayAt(from)
  const soon = from + Math.round((8 + 80 * random()) * minuteMs)
  if (workingDays === 0 && soon <= momentAt(today, lastMinute)) return soon
  const day = addWorkingDays(workdays, today, Math.max(1, workingDays))
  return momentAt(day, firstMinute + random() * (lastMinute - firstMinute))
}

/** The last so many working days before a day, oldest first. */
export function pastWorkdays(day: string, count: number): string[] {
  const days: string[] = []
  let at = Temporal.PlainDate.from(day)
  while (days.length < count) {
    at = at.subtract({ days: 1 })
    if (isWorkingDay(workdays, at.toString())) days.unshift(at.toString())
  }
  return days
}
