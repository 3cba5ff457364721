import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { isAnonymous } from './kinds.ts'
import type { RequestState } from './state.ts'

/** Who applied was written down wrong: a digit of the telephone, a name. Who it is travels beside it. */
export interface CorrectApplicant {
  /** There is a way to reach them now that the house may use. */
  isReachable: boolean
}

/**
 * What was sent before stays sent to where it went; whatever is told from now on goes to the right place.
 * Refusals: `not_your_request`, `wrong_status` (closed).
 */
export function correctApplicant(
  request: RequestState,
  { isReachable }: CorrectApplicant,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status === 'closed') return refuseRequest('wrong_status')
  return change(
    request,
    { isReachable: isReachable && !isAnonymous(request.channel) },
    { type: 'edited', data: { applicant: true } },
  )
}
