import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { tells } from './notify.ts'
import { reopened } from './reopen.ts'
import type { RequestState } from './state.ts'

/** What the review board decided (Law 4982, art. 13). `upheld`: the refusal stands. */
export interface DecideAppeal {
  decision: 'granted' | 'upheld'
}

/**
 * Granted: open again, with 15 new working days, which is what art. 13 gives too.
 * Refusals: `not_your_request`, `not_refused`, `wrong_status` (no appeal waits for a decision).
 */
export function decideAppeal(
  request: RequestState,
  { decision }: DecideAppeal,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.outcome !== 'refused') return refuseRequest('not_refused')
  if (request.appeal?.decision !== null) return refuseRequest('wrong_status')
  const appeal = { ...request.appeal, decision }
  const isGranted = decision === 'granted'
  return change(
    request,
    { ...(isGranted ? reopened(request, moment) : {}), appeal },
    { type: 'appeal-decided', data: { decision } },
    isGranted ? { tell: tells(request, 'reopened') } : {},
  )
}
