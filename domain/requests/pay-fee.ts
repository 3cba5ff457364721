import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { tells } from './notify.ts'
import { continued } from './settle.ts'
import type { RequestClock, RequestState } from './state.ts'

/** The cost of access was paid (Law 4982, art. 11). */
export interface PayFee {
  /** `YYYY-MM-DD`; today when it is left out. What counts is when it was paid, not when that was written down. */
  paidOn?: string | undefined
}

/**
 * The clock runs on from the day of the payment, later by the days it stood. What was closed although it had been paid in
 * time goes on at the desk, and the applicant hears of it.
 * Refusals: `not_your_request`, `no_fee_asked`, `in_the_future`, `paid_before_asked`, `paid_too_late` (after the last day
 * to pay).
 */
export function payFee(
  request: RequestState,
  { paidOn }: PayFee,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const clock = clockOfFee(request)
  if (!clock) return refuseRequest('no_fee_asked')
  const day = paidOn ?? moment.today
  const refused = refuseDay(clock, day, moment)
  if (refused) return refused
  const { patch, nudge } = continued({ ...request, clock }, { ...moment, today: day })
  const wasClosed = request.status === 'closed'
  return change(
    request,
    { ...patch, ...(wasClosed ? { outcome: null, closedAt: null, unpaidClock: null } : {}) },
    { type: 'fee-paid', data: { paidOn: day } },
    { nudge, tell: wasClosed ? tells(request, 'reopened') : null },
  )
}

/** As it stands for a fee that is waited for, or stood for one that was waited for in vain. */
function clockOfFee({ status, clock, unpaidClock }: RequestState): RequestClock | null {
  return status === 'awaiting-fee' ? clock : unpaidClock
}

function refuseDay(
  { stoppedOn, feeDueOn }: RequestClock,
  day: string,
  { today }: Moment,
): RefusedRequest | null {
  if (day > today) return refuseRequest('in_the_future', 'paidOn')
  if (stoppedOn !== null && day < stoppedOn) return refuseRequest('paid_before_asked', 'paidOn')
  return feeDueOn !== null && day > feeDueOn ? refuseRequest('paid_too_late', 'paidOn') : null
}
