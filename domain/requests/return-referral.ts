import { backAtDesk } from './at-desk.ts'
import { openForWork, refuseEmpty } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { endOpen } from './hand-over.ts'
import type { RequestState } from './state.ts'

/** The recipient gives it back to the desk: it is not theirs. */
export interface ReturnReferral {
  reason: string
}

/**
 * It is back at the desk, with whoever it was given to there, and with as long as a new one to be handed over; the
 * supervisor hears of it.
 * Refusals: `not_your_request`, `not_referred`, `wrong_status` (the applicant is to do something first),
 * `text_missing`.
 */
export function returnReferral(
  request: RequestState,
  { reason }: ReturnReferral,
  moment: Moment,
): RequestChange | RefusedRequest {
  const open = openForWork(request, moment)
  if ('refusal' in open) return open
  const empty = refuseEmpty(reason, 'reason')
  if (empty) return empty
  return change(
    request,
    {
      status: 'received',
      referrals: endOpen(request, moment, 'returned'),
      clock: backAtDesk(request.clock, moment.calendar, moment.today),
      deskEscalation: 'supervisor',
    },
    {
      type: 'returned',
      data: { referralId: open.id, directorateId: open.directorateId },
      text: reason,
    },
    { nudge: { event: 'given-back', directorateId: open.directorateId, above: 'supervisor' } },
  )
}
