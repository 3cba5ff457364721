import { refuseUnless } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import type { RequestState } from './state.ts'

/** What became of telling the applicant the decision. `attempted`: it failed, and the attempts are on record. */
export interface NoteTold {
  told: 'told' | 'attempted'
}

/**
 * Told: closed. Attempted: a colleague looks at it and closes it by hand, or tries again.
 * Refusals: `not_your_request`, `wrong_status` (nothing decided, or closed already).
 */
export function noteTold(
  request: RequestState,
  { told }: NoteTold,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, ['answered'])
  if (refused) return refused
  const closing = told === 'told' ? ({ status: 'closed', closedAt: moment.at } as const) : {}
  return change(request, { told, ...closing }, { type: 'told', data: { told } })
}
