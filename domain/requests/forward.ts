import { refuseEmpty, refuseUnless, undecided } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { newReferral, nextHop, referralDueOn } from './hand-over.ts'
import { decided } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/**
 * It is another authority's business: sent there, and the applicant told so (Law 3071, art. 5; Law 4982, art. 7). They
 * answer the applicant themselves.
 */
export interface Forward {
  referralId: string
  institutionId: string
  /** What the applicant is told about it. */
  text: string
}

/**
 * The institution stands in the chain as a hop that ended with its beginning: nobody here waits for it.
 * Refusals: `not_your_request`, `wrong_status`, `text_missing`.
 */
export function forward(
  request: RequestState,
  { referralId, institutionId, text }: Forward,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, undecided) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  const patch = decided(request, moment, 'forwarded', 'forwarded')
  const dueOn = referralDueOn({ clock: patch.clock }, moment, undefined)
  const begun = newReferral(
    { id: referralId, hop: nextHop(request), round: 1, directorateId: institutionId, dueOn },
    moment,
  )
  const sent = { ...begun, endedAt: moment.at, outcome: 'forwarded' } as const
  return change(
    request,
    { ...patch, referrals: [...patch.referrals, sent] },
    { type: 'forwarded', data: { referralId, directorateId: institutionId }, text },
    { tell: tells(request, 'forwarded') },
  )
}
