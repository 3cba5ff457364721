const second = 1000
const minute = 60 * second
const hour = 60 * minute

interface Plan {
  /** After the first attempt, the second …; the last one repeats. */
  pausesMs: readonly number[]
  maxAttempts: number
  /** From when it was first tried. */
  maxMs: number
}

/** What is told once it works again: an outage of a day is nothing. */
const patient: Plan = {
  pausesMs: [...[minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour]],
  maxAttempts: 12,
  maxMs: 72 * hour,
}

/** Somebody waits for it in front of a screen; later it is of no use. */
const hasty: Plan = {
  pausesMs: [5 * second, 15 * second, minute],
  maxAttempts: 8,
  maxMs: 10 * minute,
}

/** The one event that is worth nothing later, and so waits for no morning either. */
export const oneTimeCode = 'one-time-code'

const planOf = (event: string) => (event === oneTimeCode ? hasty : patient)

/** A round of attempts: since when, and how many there were. */
export interface Round {
  since: number
  attempts: number
}

/** When to try again after a failed attempt; null = give up. */
export function nextTry(event: string, { since, attempts }: Round, now: number): number | null {
  const { pausesMs, maxAttempts, maxMs } = planOf(event)
  const pause = pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? minute
  const next = now + pause
  return attempts >= maxAttempts || next > since + maxMs ? null : next
}

/** Whether nobody is helped by it any more, even if it was never tried. */
export function isStale(event: string, since: number, now: number): boolean {
  return event === oneTimeCode && now > since + hasty.maxMs
}

/** Of a call that nobody answered. */
export const callAgainMs = 2 * hour
/** In one round; after them the message is given up. */
export const maxUnansweredCalls = 3
