import { refuseForeign } from './access.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { isAnonymous } from './kinds.ts'
import type { RequestState } from './state.ts'

/** Who applied was written down wrong: a digit of the telephone, a name. Who it is travels beside it. */
export interface CorrectApplicant {
  /** There is a way to reach them now that the house may use. */
  isReachable: boolean
}

/**
 * What was sent before stays sent to where it went; whatever is told from now on goes to the right place. As long as
 * somebody is known they may have it put right, also when all is answered (Law 6698, art. 11/d).
 * Refusals: `not_your_request`.
 */
export function correctApplicant(
  request: RequestState,
  { isReachable }: CorrectApplicant,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  return change(
    request,
    { isReachable: isReachable && !isAnonymous(request.channel) },
    { type: 'edited', data: { applicant: true } },
  )
}
