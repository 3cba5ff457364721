import { refuseEmpty, refuseUnless } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import type { RequestState } from './state.ts'

/** Close what is decided: the applicant was told in another way, cannot be reached, or CİMER has the answer. */
export interface CloseByHand {
  reason: string
}

/**
 * Only when the applicant was told, the attempts are on record, or there is no way to reach them.
 * Refusals: `not_your_request`, `wrong_status` (nothing decided, or closed already), `not_told`, `text_missing`.
 */
export function closeByHand(
  request: RequestState,
  { reason }: CloseByHand,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, ['answered'])
  if (refused) return refused
  if (request.told === null && request.isReachable) return refuseRequest('not_told')
  const empty = refuseEmpty(reason, 'reason')
  if (empty) return empty
  return change(
    request,
    { status: 'closed', closedAt: moment.at },
    { type: 'closed', data: {}, text: reason },
  )
}
