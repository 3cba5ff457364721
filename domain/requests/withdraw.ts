import { refuseUnless, undecided } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { ended, releasing } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** The applicant wants it no more. */
export interface Withdraw {
  /** May be empty: nobody must say why. */
  reason: string
}

/** Closed at once: it is their own word; who has it hears of it. Refusals: `not_your_request`, `wrong_status` (decided already). */
export function withdraw(
  request: RequestState,
  { reason }: Withdraw,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, [...undecided, 'awaiting-fee'])
  if (refused) return refused
  return change(
    request,
    ended(request, moment, 'withdrawn'),
    { type: 'withdrawn', data: {}, text: reason },
    { tell: tells(request, 'withdrawn'), nudge: releasing(request) },
  )
}
