import { isWorkingDay, workingDaysBetween } from '../calendar.ts'
import type { Moment } from './decision.ts'
import { openReferral, type Referral, type RequestState } from './state.ts'

/** What the daily round does about a recipient who is silent; each is a verb of this folder. */
export type DueNudge = 'remind' | 'escalate'

/** A receipt that is not confirmed for longer than this is asked for. */
const confirmWorkingDays = 1
/** From so long before its date on, a referral is called to mind. */
const remindWorkingDays = 3
/** Once it is this late, the manager hears of it. */
const managerWorkingDays = 3

function wantsReminder(open: Referral, { today, calendar, dayOf }: Moment): boolean {
  const waited = workingDaysBetween(calendar, dayOf(open.referredAt), today)
  const isUnconfirmed = open.receivedAt === null && waited > confirmWorkingDays
  return isUnconfirmed || workingDaysBetween(calendar, today, open.dueOn) <= remindWorkingDays
}

/** How high a late one should be known by now: nobody 0, the supervisor 1, the manager 2. */
function heightWanted(open: Referral, { today, calendar }: Moment): number {
  if (open.dueOn >= today) return 0
  return workingDaysBetween(calendar, open.dueOn, today) >= managerWorkingDays ? 2 : 1
}

const heights = { none: 0, supervisor: 1, manager: 2 }

/**
 * What is to be done today about an open hand-over, in this order: a reminder for an unconfirmed receipt after more than
 * one working day and within the last three working days before its date, at most one a day; past the date to the
 * supervisor, three working days past it to the manager. Nothing on a closed day, and nothing while the request waits
 * for the applicant. Done once, the same day asks for nothing more; a round that was missed is made up by the next.
 */
export function dueNudges(request: RequestState, moment: Moment): DueNudge[] {
  const open = openReferral(request)
  const { today, calendar, dayOf } = moment
  if (!open || request.status !== 'referred' || !isWorkingDay(calendar, today)) return []
  const missing = heightWanted(open, moment) - heights[open.escalation ?? 'none']
  if (open.dueOn < today) return Array.from({ length: Math.max(0, missing) }, () => 'escalate')
  const isReminded = open.remindedAt !== null && dayOf(open.remindedAt) === today
  return !isReminded && wantsReminder(open, moment) ? ['remind'] : []
}
