import type { WorkCalendar } from '../calendar.ts'
import { awaitFee, countedClock } from './clock.ts'
import { change, type Moment, type RequestChange } from './decision.ts'
import { withClock } from './hand-over.ts'
import type { RequestClock, RequestState } from './state.ts'

/** By when the fee is to be paid: counted from the day on which the clock came to stand for it. */
function feeDate({ clock }: RequestState, calendar: WorkCalendar): string | null {
  const { stoppedOn, feeDueOn } = clock
  if (stoppedOn === null || feeDueOn === null) return feeDueOn
  return awaitFee(clock, calendar, stoppedOn).feeDueOn
}

/**
 * The same dates on a calendar that was edited, also while the clock stands: it is to run on from the right one. Only
 * dates that the old calendar still explains: a clock that stood before, or was set anew by an interim answer, has a
 * history that a new calendar cannot tell, and keeps its date.
 */
function recounted(request: RequestState, before: WorkCalendar, after: WorkCalendar): RequestClock {
  const { clock } = request
  const isExplained = countedClock(request, before).dueOn === clock.dueOn
  const isFeeExplained = feeDate(request, before) === clock.feeDueOn
  const { dueOn } = isExplained ? countedClock(request, after) : clock
  // One that came back to the desk has a day of its own there.
  const isForwardExplained =
    isExplained && countedClock(request, before).forwardBy === clock.forwardBy
  const { forwardBy } = isForwardExplained ? countedClock(request, after) : clock
  const feeDueOn = isFeeExplained ? feeDate(request, after) : clock.feeDueOn
  return { ...clock, dueOn, forwardBy, feeDueOn }
}

/**
 * Administrative leave was declared, a closure added or taken back: the dates of an open request move with it. Null when
 * they stay where they are.
 */
export function recount(
  request: RequestState,
  before: WorkCalendar,
  moment: Moment,
): RequestChange | null {
  const clock = recounted(request, before, moment.calendar)
  const { dueOn, forwardBy, feeDueOn } = clock
  const old = request.clock
  if (dueOn === old.dueOn && forwardBy === old.forwardBy && feeDueOn === old.feeDueOn) return null
  const patch = withClock(request, clock, moment)
  return change(request, patch, {
    type: 'recounted',
    data: { dueOn, forwardBy, ...(feeDueOn === null ? {} : { feeDueOn }) },
  })
}
