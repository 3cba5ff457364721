import { refuseEmpty, refuseUnless, undecided } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { decided } from './settle.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** What the applicant is answered. */
export interface Answer {
  text: string
  /** Why, where the law wants reasons (Law 3071, art. 7). */
  grounds?: string | undefined
}

/**
 * Answered also while something is missing, when it turned out not to be needed. Closed once the applicant was told.
 * Refusals: `not_your_request`, `wrong_status`, `text_missing`.
 */
export function answer(
  request: RequestState,
  { text, grounds }: Answer,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, undecided) ?? refuseEmpty(text, 'text')
  if (refused) return refused
  return change(
    request,
    decided(request, moment, 'answered'),
    { type: 'answered', data: {}, text: [text, grounds].filter(Boolean).join('\n\n') },
    { tell: tells(request, 'answered') },
  )
}
