import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '../calendar.ts'
import { countedClock, extendClock, interimClock, startClock } from './clock.ts'
import type { Moment } from './decision.ts'
import type { RequestKind } from './kinds.ts'
import type { ClockLeft, RequestClock, RequestState } from './state.ts'

/** What a request turned out to be, and how long its topic then gives it. */
export interface KindAndStandard {
  kind: RequestKind
  /** Working days of the topic's standard, null = the house's. */
  standardDays: number | null
  /** Working days of the house's standard. */
  defaultStandardDays: number
}

/**
 * The clock of another kind or another standard, from the same day of receipt. What happened to the old one is not
 * undone by it: an extension and the days that it stood come back with the kind that has them, an interim answer with
 * the petition, and the day to hand over by stays where it had moved.
 */
export function clockOfKind(
  request: RequestState,
  { kind, standardDays, defaultStandardDays }: KindAndStandard,
  { calendar }: Moment,
): RequestClock {
  const { clock, channel, interimOn } = request
  const input = { kind, channel, startsOn: clock.startsOn, standardDays }
  const fresh = startClock(input, calendar, defaultStandardDays)
  const forwardBy = clock.forwardBy ?? fresh.forwardBy
  const started = { ...fresh, forwardBy }
  const left = clock.law === 'information' ? leftBy(request, calendar) : clock.left
  if (fresh.law === 'information') return left ? takenUp(started, left, calendar) : started
  const answered =
    kind === 'petition' && interimOn !== null ? interimClock(started, interimOn) : started
  return left ? { ...answered, left } : answered
}

/** Undefined when nothing happened to it that counting would not find again. */
function leftBy(request: RequestState, calendar: WorkCalendar): ClockLeft | undefined {
  const { dueOn, isExtended } = request.clock
  const counted = countedClock(request, calendar).dueOn
  if (dueOn === null || counted === null) return undefined
  const stoodDays = Math.max(0, workingDaysBetween(calendar, counted, dueOn))
  return isExtended || stoodDays > 0 ? { isExtended, stoodDays } : undefined
}

function takenUp(
  clock: RequestClock,
  { isExtended, stoodDays }: ClockLeft,
  calendar: WorkCalendar,
): RequestClock {
  const { dueOn } = clock
  const stood = { ...clock, dueOn: dueOn && addWorkingDays(calendar, dueOn, stoodDays) }
  return isExtended ? extendClock(stood, calendar) : stood
}
