import { refuseForeign } from './access.ts'
import { awaitFee } from './clock.ts'
import { refuseEmpty, refuseUnless, underWay } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** Ask for the cost of giving access to information (Law 4982, art. 10 and 11). */
export interface AskFee {
  /** How much for what, and how to pay it. */
  text: string
}

/**
 * The clock stands until it is paid; there are 15 working days for that, then it counts as withdrawn (art. 11).
 * Refusals: `not_your_request`, `not_information`, `wrong_status`, `text_missing`.
 */
export function askFee(
  request: RequestState,
  { text }: AskFee,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.kind !== 'information') return refuseRequest('not_information')
  const refused = refuseUnless(request, moment, underWay) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  const clock = awaitFee(request.clock, moment.calendar, moment.today)
  return change(
    request,
    { status: 'awaiting-fee', clock },
    { type: 'fee-asked', data: { feeDueOn: clock.feeDueOn }, text },
    { tell: tells(request, 'fee-asked') },
  )
}
