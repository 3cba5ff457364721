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

/**
 * Why a petition is not examined (Law 3071, art. 6): no concrete subject (a), for the courts (b), without the name,
 * signature or address that art. 4 asks for (c).
 */
export const notExaminableGrounds = ['not-concrete', 'judicial', 'no-identity'] as const
/** One of them. */
export type NotExaminableGround = (typeof notExaminableGrounds)[number]

/** A petition is not examined; `text` is what its applicant is told. */
export interface NotExaminable {
  ground: NotExaminableGround
  text: string
}

/** Refusals: `not_your_request`, `not_petition`, `wrong_status`, `text_missing`. */
export function notExaminable(
  request: RequestState,
  { ground, text }: NotExaminable,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  if (request.kind !== 'petition') return refuseRequest('not_petition')
  const refused = refuseUnless(request, moment, undecided) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  return change(
    request,
    decided(request, moment, 'not-examinable'),
    { type: 'not-examinable', data: { ground }, text },
    { tell: tells(request, 'not-examinable') },
  )
}
