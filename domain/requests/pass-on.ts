import { openForWork, refuseEmpty } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { endOpen, newReferral, nextHop, referralDueOn } from './hand-over.ts'
import type { RequestState } from './state.ts'

/** The recipient hands it on to another: one hop more. */
export interface PassOn {
  referralId: string
  directorateId: string
  reason: string
}

/**
 * The next recipient has the date of the one before, as long as that is ahead.
 * Refusals: `not_your_request`, `not_referred`, `wrong_status` (the applicant is to do something first),
 * `same_directorate`, `text_missing`.
 */
export function passOn(
  request: RequestState,
  { referralId, directorateId, reason }: PassOn,
  moment: Moment,
): RequestChange | RefusedRequest {
  const open = openForWork(request, moment)
  if ('refusal' in open) return open
  if (open.directorateId === directorateId)
    return refuseRequest('same_directorate', 'directorateId')
  const empty = refuseEmpty(reason, 'reason')
  if (empty) return empty
  const dueOn = referralDueOn(request, moment, open.dueOn)
  const next = newReferral(
    { id: referralId, hop: nextHop(request), round: 1, directorateId, dueOn },
    moment,
  )
  return change(
    request,
    { referrals: [...endOpen(request, moment, 'passed-on'), next] },
    { type: 'passed-on', data: { referralId, directorateId, dueOn }, text: reason },
    { nudge: { event: 'referral-received', directorateId } },
  )
}
