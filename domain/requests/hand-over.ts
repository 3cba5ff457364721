import { addCalendarDays, addWorkingDays } from '../calendar.ts'
import { refuseRequest, type Moment, type RefusedRequest } from './decision.ts'
import type { Referral, ReferralOutcome, RequestClock, RequestState } from './state.ts'

/** Pieces of the verbs of a hand-over: how one begins, moves and ends. */

/** A date that has passed helps nobody: what is late is wanted within so many working days. */
const lateWorkingDays = 3
/** Nobody waits for an answer to thanks; a date it has all the same. */
const unhurriedDays = 30

/**
 * By when a recipient is to answer: the day that was asked for, but never after the request's own date while that is
 * ahead; by default that date itself.
 */
export function referralDueOn(
  { clock }: Pick<RequestState, 'clock'>,
  { today, calendar }: Moment,
  wanted: string | undefined,
): string {
  const own = clock.dueOn ?? addCalendarDays(today, unhurriedDays)
  if (own >= today) return wanted !== undefined && wanted < own && wanted >= today ? wanted : own
  return wanted !== undefined && wanted >= today
    ? wanted
    : addWorkingDays(calendar, today, lateWorkingDays)
}

/** `in_the_past` where an answer is asked for by a day that has passed. */
export function refusePastDay(
  wanted: string | undefined,
  { today }: Pick<Moment, 'today'>,
): RefusedRequest | null {
  const isPast = wanted !== undefined && wanted < today
  return isPast ? refuseRequest('in_the_past', 'dueOn') : null
}

/** A hand-over that begins now. */
export function newReferral(
  given: Pick<Referral, 'id' | 'hop' | 'round' | 'directorateId' | 'dueOn'>,
  { at, actor }: Moment,
): Referral {
  return {
    ...given,
    referredAt: at,
    referredBy: actor.id,
    receivedAt: null,
    receivedBy: null,
    reminders: 0,
    remindedAt: null,
    escalation: null,
    endedAt: null,
    outcome: null,
  }
}

/** The hop after all others. */
export function nextHop({ referrals }: Pick<RequestState, 'referrals'>): number {
  return referrals.reduce((last, { hop }) => Math.max(last, hop), 0) + 1
}

/** The hand-over that is under way, changed; the others as they are. */
export function withOpen(
  { referrals }: Pick<RequestState, 'referrals'>,
  patch: (open: Referral) => Partial<Referral>,
): Referral[] {
  return referrals.map((one) => (one.endedAt === null ? { ...one, ...patch(one) } : one))
}

/** The hand-over that is under way, if there is one, ends now. */
export function endOpen(
  request: Pick<RequestState, 'referrals'>,
  { at }: Pick<Moment, 'at'>,
  outcome: ReferralOutcome,
): Referral[] {
  return withOpen(request, () => ({ endedAt: at, outcome }))
}

/**
 * Another clock. A recipient who had until the old date has until the new one; one with a date of their own keeps it,
 * unless it would now be after the request's.
 */
export function withClock(
  request: RequestState,
  clock: RequestClock,
  { today }: Pick<Moment, 'today'>,
): Pick<RequestState, 'clock' | 'referrals'> {
  const { dueOn } = clock
  if (dueOn === null || dueOn === request.clock.dueOn)
    return { clock, referrals: request.referrals }
  const isAhead = dueOn >= today
  const referrals = withOpen(request, (open) => {
    const hadOldDate = open.dueOn === request.clock.dueOn
    return hadOldDate || (isAhead && open.dueOn > dueOn) ? { dueOn } : {}
  })
  return { clock, referrals }
}
