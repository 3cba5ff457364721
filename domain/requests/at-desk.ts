import { addWorkingDays, type WorkCalendar } from '../calendar.ts'
import type { RequestClock, RequestState, RequestStatus } from './state.ts'

/**
 * What lies at the desk: nobody has it, nothing is decided, and it is not the applicant's turn. The law gives it two
 * working days to be handed over (Law 4982 for information; the house holds itself to the same for everything else).
 */

/** To hand over inside the house. */
const forwardWorkingDays = 2

/** By when what came to the desk on this day is to be handed over. */
export function forwardByFrom(calendar: WorkCalendar, day: string): string {
  return addWorkingDays(calendar, day, forwardWorkingDays)
}

/** A clock of what came back to the desk today: whom it is for now has to be decided anew, thanks included. */
export function backAtDesk(clock: RequestClock, calendar: WorkCalendar, today: string) {
  return { ...clock, forwardBy: forwardByFrom(calendar, today) } satisfies RequestClock
}

/** How a request stands at the desk. Days are `YYYY-MM-DD`. */
export interface DeskFacts {
  status: RequestStatus
  forwardBy: string | null
  dueOn: string | null
}

/** By when it is to be handed over, while it lies at the desk and that comes before its own date; else null. */
export function handOverBy({ status, forwardBy, dueOn }: DeskFacts): string | null {
  const comesFirst = forwardBy !== null && (dueOn === null || forwardBy < dueOn)
  return status === 'received' && comesFirst ? forwardBy : null
}

/**
 * The day by which it stands in lists: until it is handed over by `forwardBy`, then its own date. What has none stands by
 * its recipient's date, or by the day it came in; so there is nothing that no list shows.
 */
export function actBy(
  { status, clock, referrals }: Pick<RequestState, 'status' | 'clock' | 'referrals'>,
  dueOn = clock.dueOn,
): string {
  const { forwardBy, startsOn } = clock
  const open = referrals.find(({ endedAt }) => endedAt === null)
  return handOverBy({ status, forwardBy, dueOn }) ?? dueOn ?? open?.dueOn ?? forwardBy ?? startsOn
}
