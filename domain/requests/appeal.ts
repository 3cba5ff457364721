import { addCalendarDays, addWorkingDays } from '../calendar.ts'
import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import type { RequestState } from './state.ts'

/** Law 4982, art. 13. */
const appealDays = 15

/** The applicant appeals against a refusal to the review board (Bilgi Edinme Değerlendirme Kurulu). */
export interface Appeal {
  /** `YYYY-MM-DD`: the day of the appeal, which may be before today. */
  on: string
  /** The day on which it was refused; left out when that is not known. */
  refusedOn?: string | undefined
}

/**
 * The last day to appeal: 15 calendar days from the day the refusal reached the applicant (Law 4982, art. 13 says days,
 * not working days); when it falls on a closed day the next working day counts (Law 2577, art. 8). Null while nobody
 * can show that it reached them: then no time runs.
 */
export function appealBy(request: RequestState, { dayOf, calendar }: Moment): string | null {
  if (request.closedAt === null || request.told === 'attempted') return null
  const last = addCalendarDays(dayOf(request.closedAt), appealDays)
  return addWorkingDays(calendar, addCalendarDays(last, -1), 1)
}

/**
 * The request stays as it is until the board decides.
 * Refusals: `not_your_request`, `not_refused`, `wrong_status` (appealed already), `before_refusal`, `too_late_to_appeal`.
 */
export function appeal(
  request: RequestState,
  { on, refusedOn }: Appeal,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.outcome !== 'refused') return refuseRequest('not_refused')
  if (request.appeal !== null) return refuseRequest('wrong_status')
  if (refusedOn !== undefined && on < refusedOn) return refuseRequest('before_refusal', 'on')
  const last = appealBy(request, moment)
  if (last !== null && on > last) return refuseRequest('too_late_to_appeal', 'on')
  return change(request, { appeal: { on, decision: null } }, { type: 'appealed', data: { on } })
}
