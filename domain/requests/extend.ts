import { refuseForeign } from './access.ts'
import { extendClock } from './clock.ts'
import { refuseEmpty, refuseUnless, underWay } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { withClock } from './hand-over.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** Information that needs other units or institutions: 30 working days instead of 15 (Law 4982, art. 11). */
export interface Extend {
  /** Told to the applicant, in writing, as the article wants it. */
  reason: string
}

/**
 * Once, and only while the first 15 working days run: the notice must be out before they end (art. 11).
 * Refusals: `not_your_request`, `not_information`, `already_extended`, `wrong_status`, `too_late_to_extend`,
 * `text_missing`.
 */
export function extend(
  request: RequestState,
  { reason }: Extend,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const { clock, kind } = request
  if (kind !== 'information') return refuseRequest('not_information')
  if (clock.isExtended) return refuseRequest('already_extended')
  const refused = refuseUnless(request, moment, underWay)
  if (refused) return refused
  if (clock.dueOn === null || clock.dueOn < moment.today) return refuseRequest('too_late_to_extend')
  const empty = refuseEmpty(reason, 'reason')
  if (empty) return empty
  const extended = extendClock(clock, moment.calendar)
  return change(
    request,
    withClock(request, extended, moment),
    { type: 'extended', data: { dueOn: extended.dueOn }, text: reason },
    { tell: tells(request, 'extended') },
  )
}
