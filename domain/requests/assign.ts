import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import type { RequestState } from './state.ts'

/** Give the request to a named colleague. */
export interface Assign {
  staffId: string
}

/** It stands in their list of what was given to them. Refusals: `not_your_request`, `wrong_status` (closed). */
export function assign(
  request: RequestState,
  { staffId }: Assign,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status === 'closed') return refuseRequest('wrong_status')
  return change(request, { assigneeId: staffId }, { type: 'assigned', data: { staffId } })
}
