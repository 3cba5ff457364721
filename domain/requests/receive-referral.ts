import { scopeOf } from '../staff.ts'
import { refuseForeign, speaksForDirectorate } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { withOpen } from './hand-over.ts'
import { openReferral, type RequestState } from './state.ts'

/** The recipient confirms that they have it (zimmet). */
export interface ReceiveReferral {
  /** The recipient is another institution: it has no account here, and its receipt is noted for it. */
  isOutside?: boolean
  /** Under which the recipient has registered it, when they say so. */
  number?: string | undefined
}

/**
 * By the directorate itself: nobody else knows that it arrived there. What another institution says of it is noted by
 * those who lead. An administrator may put a mistake right.
 * Refusals: `not_your_request`, `not_referred`, `already_received`.
 */
export function receiveReferral(
  request: RequestState,
  { isOutside = false, number = '' }: ReceiveReferral,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const { actor } = moment
  const mayNote = isOutside
    ? scopeOf(actor.role, 'request.lead') !== undefined
    : actor.role === 'admin'
  if (!speaksForDirectorate(actor) && !mayNote) return refuseRequest('not_your_request')
  const open = openReferral(request)
  if (!open) return refuseRequest('not_referred')
  if (open.receivedAt !== null) return refuseRequest('already_received')
  const receipt = { receivedAt: moment.at, receivedBy: moment.actor.id }
  const { id: referralId, directorateId } = open
  const data = { referralId, directorateId, ...(number === '' ? {} : { number }) }
  return change(
    request,
    { referrals: withOpen(request, () => receipt) },
    { type: 'received', data },
  )
}
