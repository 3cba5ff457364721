import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { ended } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** The daily round finds that the fee was not paid in time. */
export type ExpireFee = Record<never, never>

/** Whether the last day to pay has passed. */
export function isFeeExpired({ clock }: Pick<RequestState, 'clock'>, today: string): boolean {
  return clock.feeDueOn !== null && clock.feeDueOn < today
}

/**
 * It counts as withdrawn (Law 4982, art. 11): closed.
 * Refusals: `not_your_request`, `no_fee_asked`, `wrong_status` (there is still time to pay).
 */
export function expireFee(
  request: RequestState,
  _: ExpireFee,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status !== 'awaiting-fee') return refuseRequest('no_fee_asked')
  if (!isFeeExpired(request, moment.today)) return refuseRequest('wrong_status')
  return change(
    request,
    ended(request, moment, 'fee-unpaid'),
    { type: 'fee-unpaid', data: { feeDueOn: request.clock.feeDueOn } },
    { tell: tells(request, 'fee-unpaid') },
  )
}
