import { refuseForeign } from './access.ts'
import { refuseEmpty, refuseUnless, undecided } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { decided } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** Refuse to give information, with the reasons and how to appeal (Law 4982, art. 12). */
export interface RefuseInformation {
  grounds: string
}

/**
 * An appeal against an earlier refusal is history by now; this one can be appealed anew.
 * Refusals: `not_your_request`, `not_information`, `wrong_status`, `text_missing`.
 */
export function refuseInformation(
  request: RequestState,
  { grounds }: RefuseInformation,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.kind !== 'information') return refuseRequest('not_information')
  const refused = refuseUnless(request, moment, undecided) ?? refuseEmpty(grounds, 'grounds')
  if (refused) return refused
  return change(
    request,
    { ...decided(request, moment, 'refused'), appeal: null },
    { type: 'refused', data: {}, text: grounds },
    { tell: tells(request, 'refused') },
  )
}
