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
export type ReceiveReferral = Record<never, never>

/**
 * By the directorate itself: nobody else knows that it arrived there. An administrator may put a mistake right.
 * Refusals: `not_your_request`, `not_referred`, `already_received`.
 */
export function receiveReferral(
  request: RequestState,
  _: ReceiveReferral,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const { actor } = moment
  if (!speaksForDirectorate(actor) && actor.role !== 'admin')
    return refuseRequest('not_your_request')
  const open = openReferral(request)
  if (!open) return refuseRequest('not_referred')
  if (open.receivedAt !== null) return refuseRequest('already_received')
  const receipt = { receivedAt: moment.at, receivedBy: moment.actor.id }
  return change(
    request,
    { referrals: withOpen(request, () => receipt) },
    { type: 'received', data: { referralId: open.id, directorateId: open.directorateId } },
  )
}
