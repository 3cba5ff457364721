import { addWorkingDays } from '../calendar.ts'
import { refuseForeign } from './access.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { ended, releasing } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** The daily round finds that the fee was not paid in time. */
export type ExpireFee = Record<never, never>

/** What was paid on the last day is written down on the next working day, and not called unpaid before. */
const graceWorkingDays = 1

/** Whether the last day to pay has passed, and the day on which a payment of that day is written down. */
export function isFeeExpired(
  { clock }: Pick<RequestState, 'clock'>,
  { today, calendar }: Pick<Moment, 'today' | 'calendar'>,
): boolean {
  const { feeDueOn } = clock
  return feeDueOn !== null && addWorkingDays(calendar, feeDueOn, graceWorkingDays) < today
}

/**
 * It counts as withdrawn (Law 4982, art. 11): closed. Its clock is kept as it stood, for a payment that comes to light.
 * Refusals: `not_your_request`, `no_fee_asked`, `wrong_status` (it is too early to say).
 */
export function expireFee(
  request: RequestState,
  _: ExpireFee,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.status !== 'awaiting-fee') return refuseRequest('no_fee_asked')
  if (!isFeeExpired(request, moment)) return refuseRequest('wrong_status')
  return change(
    request,
    { ...ended(request, moment, 'fee-unpaid'), unpaidClock: request.clock },
    { type: 'fee-unpaid', data: { feeDueOn: request.clock.feeDueOn } },
    { tell: tells(request, 'fee-unpaid'), nudge: releasing(request) },
  )
}
