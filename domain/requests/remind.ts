import { openForWork } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { withOpen } from './hand-over.ts'
import type { RequestState } from './state.ts'

/** Remind the recipient of a referral. */
export type Remind = Record<never, never>

/** Refusals: `not_your_request`, `not_referred`, `wrong_status` (it waits for the applicant). */
export function remind(
  request: RequestState,
  _: Remind,
  moment: Moment,
): RequestChange | RefusedRequest {
  const open = openForWork(request, moment)
  if ('refusal' in open) return open
  const { id: referralId, directorateId } = open
  const reminders = open.reminders + 1
  return change(
    request,
    { referrals: withOpen(request, () => ({ reminders, remindedAt: moment.at })) },
    { type: 'reminded', data: { referralId, directorateId, reminders } },
    { nudge: { event: 'reminder', directorateId } },
  )
}
