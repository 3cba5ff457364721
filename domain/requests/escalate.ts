import { openForWork } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { withOpen } from './hand-over.ts'
import type { RequestState } from './state.ts'

/** Tell the supervisor that a recipient is silent; when they know already, the manager. The recipient hears of it too. */
export type Escalate = Record<never, never>

/**
 * Refusals: `not_your_request`, `not_referred`, `wrong_status` (it waits for the applicant), `already_escalated` (the
 * manager knows).
 */
export function escalate(
  request: RequestState,
  _: Escalate,
  moment: Moment,
): RequestChange | RefusedRequest {
  const open = openForWork(request, moment)
  if ('refusal' in open) return open
  if (open.escalation === 'manager') return refuseRequest('already_escalated')
  const escalation = open.escalation === null ? 'supervisor' : 'manager'
  const { id: referralId, directorateId } = open
  return change(
    request,
    { referrals: withOpen(request, () => ({ escalation })) },
    { type: 'escalated', data: { referralId, directorateId, to: escalation } },
    { nudge: { event: 'escalated', directorateId, above: escalation } },
  )
}
