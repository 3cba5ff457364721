import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { newReferral, nextHop, referralDueOn, refusePastDay } from './hand-over.ts'
import { tells } from './notify.ts'
import { openReferral, type RequestState } from './state.ts'

/** Hand it to a directorate, or to another institution that is to answer us (havale). */
export interface Refer {
  referralId: string
  directorateId: string
  /** `YYYY-MM-DD`, by when they are to answer; by default, and at the latest, the request's own date. */
  dueOn?: string | undefined
  /** May be empty: the request speaks for itself. */
  reason: string
}

/** Refusals: `not_your_request`, `already_referred`, `wrong_status`, `in_the_past`. */
export function refer(
  request: RequestState,
  { referralId, directorateId, dueOn, reason }: Refer,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (openReferral(request)) return refuseRequest('already_referred')
  if (request.status !== 'received') return refuseRequest('wrong_status')
  const past = refusePastDay(dueOn, moment)
  if (past) return past
  const referral = newReferral(
    {
      id: referralId,
      hop: nextHop(request),
      round: 1,
      directorateId,
      dueOn: referralDueOn(request, moment, dueOn),
    },
    moment,
  )
  return change(
    request,
    { status: 'referred', deskEscalation: null, referrals: [...request.referrals, referral] },
    {
      type: 'referred',
      data: { referralId, directorateId, dueOn: referral.dueOn },
      text: reason,
    },
    {
      tell: tells(request, 'referred'),
      nudge: { event: 'referral-received', directorateId },
    },
  )
}
