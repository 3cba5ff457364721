import { interimClock } from './clock.ts'
import { refuseForeign } from './access.ts'
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

/** Tell a petitioner how far it is; the result is told later (Law 3071, art. 7). */
export interface GiveInterim {
  text: string
}

/**
 * The result is due 30 calendar days on. Once, and only before its date has passed: the article wants the petitioner to
 * hear within 30 days.
 * Refusals: `not_your_request`, `not_petition`, `wrong_status`, `too_late_for_interim`, `text_missing`.
 */
export function giveInterim(
  request: RequestState,
  { text }: GiveInterim,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.kind !== 'petition') return refuseRequest('not_petition')
  const refused = refuseUnless(request, moment, underWay)
  if (refused) return refused
  const { dueOn } = request.clock
  const isLate = dueOn !== null && dueOn < moment.today
  if (isLate || request.interimOn !== null) return refuseRequest('too_late_for_interim')
  const empty = refuseEmpty(text, 'text')
  if (empty) return empty
  const clock = interimClock(request.clock, moment.today)
  return change(
    request,
    { ...withClock(request, clock, moment), interimOn: moment.today },
    { type: 'interim', data: { dueOn: clock.dueOn }, text },
    { tell: tells(request, 'interim') },
  )
}
