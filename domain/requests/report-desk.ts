import { refuseUnless } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import type { RequestState } from './state.ts'

/** Tell the supervisor that it still lies at the desk; when they know already, the manager. */
export type ReportDesk = Record<never, never>

/** Refusals: `not_your_request`, `wrong_status` (it is not at the desk), `already_escalated` (the manager knows). */
export function reportDesk(
  request: RequestState,
  _: ReportDesk,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, ['received'])
  if (refused) return refused
  if (request.deskEscalation === 'manager') return refuseRequest('already_escalated')
  const to = request.deskEscalation === null ? 'supervisor' : 'manager'
  return change(
    request,
    { deskEscalation: to },
    { type: 'escalated', data: { to } },
    { nudge: { event: 'left-at-desk', directorateId: null, above: to } },
  )
}
