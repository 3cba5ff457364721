import { refuseForeign } from './access.ts'
import { refuseRequest, type Moment, type RefusedRequest } from './decision.ts'
import { openReferral, type Referral, type RequestState, type RequestStatus } from './state.ts'

/** Somebody is still to answer it: at the desk, at a directorate, or both wait for the applicant. */
export const undecided: readonly RequestStatus[] = ['received', 'referred', 'incomplete']

/** At the desk or at a directorate, and nobody waits for the applicant. */
export const underWay: readonly RequestStatus[] = ['received', 'referred']

/** Null when they may act on it and it is in one of these; else `not_your_request` or `wrong_status`, in that order. */
export function refuseUnless(
  request: RequestState,
  moment: Moment,
  statuses: readonly RequestStatus[],
): RefusedRequest | null {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  return statuses.includes(request.status) ? null : refuseRequest('wrong_status')
}

/** `text_missing` unless there is something in it besides spaces. */
export function refuseEmpty(text: string, field: string): RefusedRequest | null {
  return text.trim() === '' ? refuseRequest('text_missing', field) : null
}

/**
 * The hand-over under way, when it is the recipient's turn; else `not_your_request`, `not_referred`, or `wrong_status`
 * while the applicant is to do something first.
 */
export function openForWork(request: RequestState, moment: Moment): Referral | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const open = openReferral(request)
  if (!open) return refuseRequest('not_referred')
  return request.status === 'referred' ? open : refuseRequest('wrong_status')
}
