import { isWorkingDay, workingDaysBetween, type WorkCalendar } from '../calendar.ts'
import { actBy } from './at-desk.ts'
import type { Moment } from './decision.ts'
import { openReferral, type Referral, type RequestState } from './state.ts'

/** What the daily round does about who is silent, a recipient or the desk; each is a verb of this folder. */
export type DueNudge = 'remind' | 'escalate' | 'report-desk'

/** A receipt that is not confirmed for longer than this is asked for. */
const confirmWorkingDays = 1
/** From so long before its date on, a referral is called to mind. */
const remindWorkingDays = 3
/** Once it is this late, the manager hears of it. */
const managerWorkingDays = 3

function wantsReminder(open: Referral, { today, calendar, dayOf }: Moment): boolean {
  if (open.remindedAt !== null && dayOf(open.remindedAt) === today) return false
  const waited = workingDaysBetween(calendar, dayOf(open.referredAt), today)
  const isUnconfirmed = open.receivedAt === null && waited > confirmWorkingDays
  return isUnconfirmed || isNear(open, today, calendar)
}

const isNear = ({ dueOn }: Referral, day: string, calendar: WorkCalendar) =>
  workingDaysBetween(calendar, day, dueOn) <= remindWorkingDays

/**
 * Another institution confirms nothing here and answers by letter: it is reminded once, when its date comes near, and
 * hears again only when that has passed.
 */
function wantsOutsideReminder(open: Referral, { today, calendar, dayOf }: Moment): boolean {
  const isReminded = open.remindedAt !== null && isNear(open, dayOf(open.remindedAt), calendar)
  return !isReminded && isNear(open, today, calendar)
}

/** How high a late one should be known by now: nobody 0, the supervisor 1, the manager 2. */
function heightWanted(dueOn: string, { today, calendar }: Moment): number {
  if (dueOn >= today) return 0
  return workingDaysBetween(calendar, dueOn, today) >= managerWorkingDays ? 2 : 1
}

const heights = { none: 0, supervisor: 1, manager: 2 }

/** By the day on which the desk was to act: to hand it over, or to answer it where that is earlier. */
function deskNudges(request: RequestState, moment: Moment): DueNudge[] {
  const { clock, deskEscalation } = request
  if (clock.forwardBy === null && clock.dueOn === null) return []
  const missing = heightWanted(actBy(request), moment) - heights[deskEscalation ?? 'none']
  return Array.from({ length: Math.max(0, missing) }, () => 'report-desk')
}

/**
 * What is to be done today about an open hand-over, in this order: a reminder for an unconfirmed receipt after more than
 * one working day and within the last three working days before its date, at most one a day; past the date to the
 * supervisor, three working days past it to the manager. The same of what nobody handed over in time. Nothing on a closed
 * day, and nothing while the request waits for the applicant. Done once, the same day asks for nothing more; a round that
 * was missed is made up by the next. `isOutside`: another institution has it.
 */
export function dueNudges(request: RequestState, moment: Moment, isOutside = false): DueNudge[] {
  const open = openReferral(request)
  const { today, calendar } = moment
  if (!isWorkingDay(calendar, today)) return []
  if (request.status === 'received') return deskNudges(request, moment)
  if (!open || request.status !== 'referred') return []
  const missing = heightWanted(open.dueOn, moment) - heights[open.escalation ?? 'none']
  if (open.dueOn < today) return Array.from({ length: Math.max(0, missing) }, () => 'escalate')
  const wants = isOutside ? wantsOutsideReminder : wantsReminder
  return wants(open, moment) ? ['remind'] : []
}
