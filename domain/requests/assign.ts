import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { nudgeAssignee } from './notify.ts'
import type { RequestState } from './state.ts'

/** Give the request to a named colleague. */
export interface Assign {
  staffId: string
}

/** They hear of it, unless they took it themselves. Refusals: `not_your_request`, `wrong_status` (closed). */
export function assign(
  request: RequestState,
  { staffId }: Assign,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status === 'closed') return refuseRequest('wrong_status')
  return change(
    request,
    { assigneeId: staffId },
    { type: 'assigned', data: { staffId } },
    { nudge: nudgeAssignee({ ...request, assigneeId: staffId }, moment) },
  )
}
