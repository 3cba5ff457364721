import type { EstimateResource } from './resources.ts'

/** What is known about a desk's pace now. */
export interface Pace {
  /** Mean service learned from finished services, in seconds; null while nothing is known. */
  meanServiceSeconds: number | null
  /** Counters that are open and call from this desk. */
  openCounters: number
}

const stepMinutes = 5
/** Half the width of the interval, as a share of its middle. */
const spread = 0.25

/**
 * How long `ahead` people take: ahead × mean service ÷ open counters, as an interval in steps of five minutes.
 * Null while nothing is known: no finished service yet, or no open counter.
 */
export function estimateWait(ahead: number, pace: Pace): EstimateResource | null {
  if (pace.meanServiceSeconds === null || pace.openCounters < 1) return null
  const middleMinutes = (ahead * pace.meanServiceSeconds) / pace.openCounters / 60
  const minMinutes = Math.floor((middleMinutes * (1 - spread)) / stepMinutes) * stepMinutes
  const maxMinutes = Math.ceil((middleMinutes * (1 + spread)) / stepMinutes) * stepMinutes
  return { minMinutes, maxMinutes: Math.max(maxMinutes, minMinutes + stepMinutes) }
}
