import { openForWork } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { endOpen, newReferral, referralDueOn, refusePastDay } from './hand-over.ts'
import type { RequestState } from './state.ts'

/** Issue the referral once more to a recipient who is silent (tekit). */
export interface Reissue {
  referralId: string
  /** `YYYY-MM-DD`, as for a first referral. */
  dueOn?: string | undefined
  /** May be empty: the silence is the reason. */
  reason: string
}

/**
 * The same hop in a new round, with a date anew, unconfirmed and not escalated.
 * Refusals: `not_your_request`, `not_referred`, `wrong_status` (it waits for the applicant), `in_the_past`.
 */
export function reissue(
  request: RequestState,
  { referralId, dueOn, reason }: Reissue,
  moment: Moment,
): RequestChange | RefusedRequest {
  const open = openForWork(request, moment)
  if ('refusal' in open) return open
  const past = refusePastDay(dueOn, moment)
  if (past) return past
  const { hop, directorateId } = open
  const next = newReferral(
    {
      id: referralId,
      hop,
      round: open.round + 1,
      directorateId,
      dueOn: referralDueOn(request, moment, dueOn),
    },
    moment,
  )
  return change(
    request,
    { referrals: [...endOpen(request, moment, 'reissued'), next] },
    {
      type: 'reissued',
      data: { referralId, directorateId, dueOn: next.dueOn, round: next.round },
      text: reason,
    },
    { nudge: { event: 'referral-received', directorateId } },
  )
}
