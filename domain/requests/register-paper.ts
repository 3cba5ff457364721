import { refuseForeign } from './access.ts'
import { refuseEmpty } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { needsPaper } from './kinds.ts'
import type { RequestState } from './state.ts'

/** The signed paper stands in the document system's registry under this number (Law 3071, art. 4; Law 4982, art. 6). */
export interface RegisterPaper {
  number: string
  /** `YYYY-MM-DD` */
  on: string
}

/**
 * At any time, also when closed: papers come late; a second time to put a mistake right.
 * Refusals: `not_your_request`, `not_petition` (a kind without paper), `text_missing`.
 */
export function registerPaper(
  request: RequestState,
  { number, on }: RegisterPaper,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (!needsPaper(request.kind)) return refuseRequest('not_petition')
  const empty = refuseEmpty(number, 'number')
  if (empty) return empty
  return change(
    request,
    { registry: { number: number.trim(), on } },
    { type: 'registry', data: { number: number.trim(), on } },
  )
}
