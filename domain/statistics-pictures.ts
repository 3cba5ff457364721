/** What the pictures of a hall are drawn from: waits by length, arrivals by half hour, waits by weekday and hour. */
import { isoWeekday } from './hours.ts'
import { percentile, servedLegs, type LegRecord } from './statistics.ts'

/** People served whose wait was at least `fromMinutes` and less than `toMinutes` (null: no end). */
export interface WaitBin {
  fromMinutes: number
  toMinutes: number | null
  count: number
  /** Of these, who waited longer than their own desk's target. */
  late: number
}

/** Half an hour of a day beside what is usual for its weekday. */
export interface HalfHour {
  /** Its start, in minutes since midnight. */
  minuteOfDay: number
  /** People who came; going on to a second desk is no new arrival. */
  arrived: number
  /** Mean of the days it is compared with; null when there is none. */
  usual: number | null
  /** How many waited in the middle of that half hour on those days, as a mean. */
  usualWaiting: number | null
}

/** An hour of a weekday over several weeks; only hours in which somebody was served. */
export interface HeatMapCell {
  /** 1 Monday – 7 Sunday */
  weekday: number
  /** Hour of arrival, 0–23. */
  hour: number
  medianWaitSeconds: number
  served: number
}

/** A leg that knows whether the visit began with it. */
export interface VisitLeg extends LegRecord {
  first: boolean
}

const binMinutes = 5
/** Where the last bin begins. */
const lastBinMinutes = 60
const halfHourMinutes = 30

/** Always the same thirteen bins: 0–5, 5–10 … 55–60 and 60 and longer. */
export function waitBins(
  legs: readonly LegRecord[],
  targetMinutesOf: (deskId: string) => number,
): WaitBin[] {
  const bins = Array.from({ length: lastBinMinutes / binMinutes + 1 }, (_, index): WaitBin => {
    const fromMinutes = index * binMinutes
    const toMinutes = fromMinutes === lastBinMinutes ? null : fromMinutes + binMinutes
    return { fromMinutes, toMinutes, count: 0, late: 0 }
  })
  for (const { deskId, waitMs } of servedLegs(legs)) {
    const minutes = (waitMs ?? 0) / 60_000
    const bin = bins[Math.min(bins.length - 1, Math.floor(minutes / binMinutes))]
    if (!bin) continue
    bin.count += 1
    if (minutes > targetMinutesOf(deskId)) bin.late += 1
  }
  return bins
}

/**
 * Half hours from the first to the last in which somebody came, on the day or usually. `usualDays` are the days to
 * compare with, one list of legs each.
 */
export function halfHours(
  day: readonly VisitLeg[],
  usualDays: readonly (readonly VisitLeg[])[],
): HalfHour[] {
  const starts = [...day, ...usualDays.flat()].filter(({ first }) => first).map(halfHourOf)
  if (starts.length === 0) return []
  const begin = starts.reduce((least, start) => Math.min(least, start))
  const end = starts.reduce((most, start) => Math.max(most, start))
  return Array.from({ length: (end - begin) / halfHourMinutes + 1 }, (_, index) => {
    const minuteOfDay = begin + index * halfHourMinutes
    return {
      minuteOfDay,
      arrived: arrivedIn(day, minuteOfDay),
      usual: meanOf(usualDays, (legs) => arrivedIn(legs, minuteOfDay)),
      usualWaiting: meanOf(usualDays, (legs) => waitingAt(legs, minuteOfDay + halfHourMinutes / 2)),
    }
  })
}

/** Median waits by weekday and hour of arrival, in that order. */
export function heatMap(legs: readonly LegRecord[]): HeatMapCell[] {
  const groups = new Map<number, number[]>()
  for (const { day, hour, waitMs } of servedLegs(legs)) {
    const key = isoWeekday(day) * 24 + hour
    const waits = groups.get(key)
    if (waits) waits.push((waitMs ?? 0) / 1000)
    else groups.set(key, [(waitMs ?? 0) / 1000])
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([key, waits]) => ({
      weekday: Math.floor(key / 24),
      hour: key % 24,
      medianWaitSeconds: percentile(
        waits.toSorted((a, b) => a - b),
        0.5,
      ),
      served: waits.length,
    }))
}

/** Rows of an older program have no minute: they count in the hour's first half. */
const arrivalMinute = ({ hour, arrivedMinute }: LegRecord) => hour * 60 + (arrivedMinute ?? 0)

const halfHourOf = (leg: LegRecord) =>
  Math.floor(arrivalMinute(leg) / halfHourMinutes) * halfHourMinutes

function arrivedIn(legs: readonly VisitLeg[], minuteOfDay: number): number {
  return legs.filter((leg) => leg.first && halfHourOf(leg) === minuteOfDay).length
}

function waitingAt(legs: readonly VisitLeg[], minuteOfDay: number): number {
  return legs.filter((leg) => {
    const arrival = arrivalMinute(leg)
    return arrival <= minuteOfDay && arrival + (leg.waitMs ?? 0) / 60_000 > minuteOfDay
  }).length
}

function meanOf<T>(days: readonly T[], figureOf: (day: T) => number): number | null {
  if (days.length === 0) return null
  return days.reduce((total, day) => total + figureOf(day), 0) / days.length
}
