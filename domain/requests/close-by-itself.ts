import { refuseUnless } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import type { Channel } from './kinds.ts'
import { openReferral, type RequestState } from './state.ts'

/** What needs nobody to close it: there is nobody to tell, or nothing to answer. */

/** Where the house that sent it waits for the answer, whoever asked: it is entered or sent there, and that is somebody's work. */
const answeredThere: readonly Channel[] = ['cimer', 'acik-kapi', 'institution']

/** Nobody is known who asked, and nobody else waits: a decision is the end of it. */
export function isNobodys({
  hasApplicant,
  isReachable,
  channel,
}: Pick<RequestState, 'hasApplicant' | 'isReachable' | 'channel'>): boolean {
  return !hasApplicant && !isReachable && !answeredThere.includes(channel)
}

/**
 * Thanks that nobody waits for an answer to, and that nobody was given: noted, and that is all. What came back to the
 * desk, or became thanks there, has a day to be handed over by, and is somebody's work.
 */
export function needsNothing({
  kind,
  clock,
  referrals,
}: Pick<RequestState, 'kind' | 'clock' | 'referrals'>): boolean {
  const hasDay = clock.dueOn !== null || clock.forwardBy !== null
  return kind === 'thanks' && !hasDay && !openReferral({ referrals })
}

/** Close one of them that still stands open. Refusals: `not_your_request`, `wrong_status`. */
export function closeByItself(
  request: RequestState,
  _: Record<never, never>,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused = refuseUnless(request, moment, ['received', 'incomplete', 'answered'])
  if (refused) return refused
  const isDecided = request.status === 'answered'
  const isOver = isDecided ? isNobodys(request) : needsNothing(request)
  if (!isOver) return refuseRequest('wrong_status')
  const outcome = isDecided ? request.outcome : 'noted'
  return change(
    request,
    { status: 'closed', outcome, closedAt: moment.at },
    { type: 'closed', data: {} },
  )
}
