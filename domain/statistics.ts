import { isoWeekday } from './hours.ts'
import type { LegOutcome, Spread, StatisticsKey, StatisticsRow } from './resources.ts'

/** One stay at one desk, as statistics need it. Legs cancelled as mistakes never get here. */
export interface LegRecord {
  deskId: string
  counterId: string | null
  staffId: string | null
  /** The branch's own day, `YYYY-MM-DD`. */
  day: string
  /** Hour of arrival in the branch's time zone, 0–23. */
  hour: number
  /** Minute of that hour, 0–59; null when an older program wrote it. */
  arrivedMinute: number | null
  outcome: LegOutcome
  /** Arrival at the desk to start of service; null when service never began. */
  waitMs: number | null
  /** Null when service never began. */
  serviceMs: number | null
}

/** Nearest rank: the smallest value that at least `share` of all values do not exceed. `sorted` is ascending, not empty. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}

/** Mean, median, ninth decile and maximum; null for nothing. Values are not rounded before averaging. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    mean: sum / sorted.length,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    max: percentile(sorted, 1),
  }
}

/** The value of a grouping for a leg; null when the leg has none (nobody called it). */
export function groupKey(leg: LegRecord, by: StatisticsKey): string | null {
  switch (by) {
    case 'desk':
      return leg.deskId
    case 'counter':
      return leg.counterId
    case 'staff':
      return leg.staffId
    case 'hour':
      return String(leg.hour).padStart(2, '0')
    case 'weekday':
      return String(isoWeekday(leg.day))
    case 'day':
      return leg.day
    case 'month':
      return leg.day.slice(0, 7)
  }
}

const isServed = ({ outcome }: LegRecord) =>
  outcome === 'completed' || outcome === 'transferred' || outcome === 'day-ended'

/** The legs whose waits count: somebody really began to serve them. */
export function servedLegs(legs: readonly LegRecord[]): LegRecord[] {
  return legs.filter((leg) => isServed(leg) && leg.waitMs !== null && leg.serviceMs !== null)
}

/** The figures of one group. `targetMinutesOf` gives a desk's target wait. */
export function statisticsRow(
  key: string,
  legs: readonly LegRecord[],
  targetMinutesOf: (deskId: string) => number,
): StatisticsRow {
  const served = legs.filter(isServed)
  const begun = servedLegs(legs)
  const inTime = begun.filter((leg) => (leg.waitMs ?? 0) <= targetMinutesOf(leg.deskId) * 60_000)
  const services = begun.filter((leg) => leg.outcome !== 'day-ended')
  return {
    key,
    issued: legs.length,
    served: served.length,
    noShow: legs.filter((leg) => leg.outcome === 'no-show').length,
    abandoned: legs.filter((leg) => leg.outcome === 'cancelled' || leg.outcome === 'expired')
      .length,
    withinTarget: begun.length === 0 ? null : inTime.length / begun.length,
    waitSeconds: spreadOf(begun.map((leg) => (leg.waitMs ?? 0) / 1000)),
    serviceSeconds: spreadOf(services.map((leg) => (leg.serviceMs ?? 0) / 1000)),
  }
}

/** Rows by desk, counter, staff, hour, weekday, day or month, in the order of their keys. */
export function statistics(
  legs: readonly LegRecord[],
  by: StatisticsKey,
  targetMinutesOf: (deskId: string) => number,
): StatisticsRow[] {
  const groups = new Map<string, LegRecord[]>()
  for (const leg of legs) {
    const key = groupKey(leg, by)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(leg)
    else groups.set(key, [leg])
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => statisticsRow(key, group, targetMinutesOf))
}
