import type { DirectorateNudge, Moment } from './decision.ts'
import { dayAfterStop, resumeClock } from './clock.ts'
import { isNobodys } from './close-by-itself.ts'
import { endOpen, withOpen } from './hand-over.ts'
import {
  openReferral,
  type ReferralOutcome,
  type RequestClock,
  type RequestOutcome,
  type RequestState,
} from './state.ts'

/** Pieces of the verbs that end a request, or its waiting for the applicant. */

type DecidedField =
  'status' | 'closedAt' | 'deskEscalation' | 'outcome' | 'told' | 'clock' | 'referrals'

/** The clock runs, whether it stood or not. */
export function running({ clock }: Pick<RequestState, 'clock'>, moment: Moment): RequestClock {
  return clock.stoppedOn === null ? clock : resumeClock(clock, moment.calendar, moment.today)
}

/**
 * What every decision does: the recipient is done, the clock does not stand any more, the applicant is to hear. Where there
 * is nobody to hear it is closed with it.
 */
export function decided(
  request: RequestState,
  moment: Moment,
  outcome: RequestOutcome,
  referralOutcome: ReferralOutcome = 'answered',
): Pick<RequestState, DecidedField> {
  const isOver = isNobodys(request)
  return {
    status: isOver ? 'closed' : 'answered',
    closedAt: isOver ? moment.at : null,
    deskEscalation: null,
    outcome,
    told: null,
    clock: running(request, moment),
    referrals: endOpen(request, moment, referralOutcome),
  }
}

/** Over without an answer, because the applicant asks no more: closed at once. */
export function ended(
  request: RequestState,
  moment: Moment,
  outcome: RequestOutcome,
): Pick<RequestState, 'status' | 'outcome' | 'closedAt' | 'clock' | 'referrals'> {
  return {
    status: 'closed',
    outcome,
    closedAt: moment.at,
    clock: running(request, moment),
    referrals: endOpen(request, moment, 'withdrawn'),
  }
}

/** Who has it hears that nobody waits for their answer any more. */
export function releasing(request: Pick<RequestState, 'referrals'>): DirectorateNudge | null {
  const open = openReferral(request)
  return open ? { event: 'referral-withdrawn', directorateId: open.directorateId } : null
}

/**
 * The applicant has done their part: it goes on with a running clock. A recipient's own date moves by the days it
 * stood, and they are reminded that it is their turn.
 */
export function continued(request: RequestState, moment: Moment) {
  const { calendar, today } = moment
  const open = openReferral(request)
  const referrals = withOpen(request, ({ dueOn }) => ({
    dueOn: dayAfterStop(request.clock, calendar, today, dueOn),
  }))
  const status = open ? 'referred' : 'received'
  return {
    patch: { status, referrals, clock: running(request, moment) } as const,
    nudge: open ? ({ event: 'reminder', directorateId: open.directorateId } as const) : null,
  }
}
