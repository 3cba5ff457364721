import type { WorkCalendar } from '../calendar.ts'
import { extendClock, restartClock } from './clock.ts'
import { change, type Moment, type RequestChange } from './decision.ts'
import { withClock } from './hand-over.ts'
import type { RequestClock, RequestState } from './state.ts'

/**
 * The same date on a calendar that was edited. Only one that the old calendar still explains: a clock that stood, or
 * was set anew by an interim answer, has a history that a new calendar cannot tell, and keeps its date.
 */
function recounted(
  { clock, kind }: RequestState,
  before: WorkCalendar,
  after: WorkCalendar,
): RequestClock {
  if (clock.stoppedOn !== null) return clock
  const count = (calendar: WorkCalendar) => {
    const plain = restartClock(clock, kind, calendar, clock.startsOn)
    return clock.isExtended ? extendClock(plain, calendar) : plain
  }
  return count(before).dueOn === clock.dueOn ? count(after) : clock
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
  const { dueOn, forwardBy } = clock
  if (dueOn === request.clock.dueOn && forwardBy === request.clock.forwardBy) return null
  const patch = withClock(request, clock, moment)
  return change(request, patch, { type: 'recounted', data: { dueOn, forwardBy } })
}
