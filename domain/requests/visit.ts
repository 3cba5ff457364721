import { refuseForeign } from './access.ts'
import { refuseEmpty } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import type { RequestState } from './state.ts'

/** A field team went there, or went there again, and wrote down what they found (tutanak). */
export interface Visit {
  text: string
}

/** Changes nothing else; after closing too, to look whether it lasts. Refusals: `not_your_request`, `text_missing`. */
export function visit(
  request: RequestState,
  { text }: Visit,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseForeign(request, moment) ?? refuseEmpty(text, 'text')
  return refused ?? change(request, {}, { type: 'visited', data: {}, text })
}
