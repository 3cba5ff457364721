import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { continued } from './settle.ts'
import type { RequestState } from './state.ts'

/** The cost of access was paid (Law 4982, art. 11). */
export type PayFee = Record<never, never>

/** The clock runs again, later by the days it stood. Refusals: `not_your_request`, `no_fee_asked`. */
export function payFee(
  request: RequestState,
  _: PayFee,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status !== 'awaiting-fee') return refuseRequest('no_fee_asked')
  const { patch, nudge } = continued(request, moment)
  return change(request, patch, { type: 'fee-paid', data: {} }, { nudge })
}
