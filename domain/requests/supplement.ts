import { refuseEmpty, refuseUnless } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { continued } from './settle.ts'
import type { RequestState } from './state.ts'

/** The applicant completed what was missing. */
export interface Supplement {
  text: string
}

/**
 * It goes on where it was, with the recipient or at the desk, and a clock that stood runs again: its date, and the
 * recipient's, move by the days it stood.
 * Refusals: `not_your_request`, `wrong_status`, `text_missing`.
 */
export function supplement(
  request: RequestState,
  { text }: Supplement,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, ['incomplete']) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  const { patch, nudge } = continued(request, moment)
  return change(request, patch, { type: 'supplemented', data: {}, text }, { nudge })
}
