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
 * Granted: open again, with 15 new working days, which is what art. 13 gives too. When the house has opened it again by
 * itself meanwhile there is no refusal left to decide on: the decision is noted and nothing else changes.
 * Refusals: `not_your_request`, `not_refused`, `wrong_status` (no appeal waits for a decision).
 */
export function decideAppeal(
  request: RequestState,
  { decision }: DecideAppeal,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const isRefused = request.outcome === 'refused'
  if (request.appeal?.decision !== null)
    return refuseRequest(isRefused || request.appeal ? 'wrong_status' : 'not_refused')
  const appeal = { ...request.appeal, decision }
  const reopens = decision === 'granted' && isRefused
  return change(
    request,
    { ...(reopens ? reopened(request, moment) : {}), appeal },
    { type: 'appeal-decided', data: { decision, ...(isRefused ? {} : { noted: true }) } },
    reopens ? { tell: tells(request, 'reopened') } : {},
  )
}
