import { stopClock } from './clock.ts'
import { refuseEmpty, refuseUnless, underWay } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** Ask the applicant to complete what they sent. */
export interface Ask {
  /** What is missing, in words for the applicant. */
  text: string
}

/**
 * An information request waits for the answer with its clock stopped; every other date runs on.
 * Refusals: `not_your_request`, `wrong_status`, `text_missing`.
 */
export function ask(
  request: RequestState,
  { text }: Ask,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, underWay) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  const { kind, clock } = request
  return change(
    request,
    {
      status: 'incomplete',
      clock: kind === 'information' ? stopClock(clock, moment.today) : clock,
    },
    { type: 'asked', data: {}, text },
    { tell: tells(request, 'incomplete') },
  )
}
