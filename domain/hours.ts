/** When tickets may be taken. Days are `YYYY-MM-DD`, times `HH:MM` on the branch's wall clock. */
export interface Hours {
  /** ISO weekday (1 Monday – 7 Sunday) → spans of opening; a weekday left out is closed. */
  weekly: Partial<Record<string, readonly Span[]>>
  /** Whole days without tickets. */
  closures: readonly string[]
}

/** Open from `from` on and until before `to`; never over midnight. */
export interface Span {
  from: string
  to: string
}

/** `HH:MM` → minutes since midnight; `24:00` is the day's end. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function isoWeekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

function spansOf(hours: Hours, day: string): readonly Span[] {
  if (hours.closures.includes(day)) return []
  return hours.weekly[String(isoWeekday(day))] ?? []
}

/** Whether tickets may be taken; without hours it is always open. */
export function isOpen(hours: Hours | null, day: string, minuteOfDay: number): boolean {
  if (hours === null) return true
  return spansOf(hours, day).some(
    ({ from, to }) => minuteOfDay >= minutesOf(from) && minuteOfDay < minutesOf(to),
  )
}

/** Opening times of a day after a minute, earliest first, in minutes since midnight. */
export function openingsAfter(hours: Hours, day: string, minuteOfDay: number): number[] {
  return spansOf(hours, day)
    .map(({ from }) => minutesOf(from))
    .filter((opening) => opening > minuteOfDay)
    .toSorted((a, b) => a - b)
}
