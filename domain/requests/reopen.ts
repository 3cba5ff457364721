import { backAtDesk } from './at-desk.ts'
import { restartClock } from './clock.ts'
import { refuseEmpty, refuseUnless } from './checks.ts'
import { change, type Moment, type RefusedRequest, type RequestChange } from './decision.ts'
import { tells } from './notify.ts'
import type { RequestState } from './state.ts'

/** It was not settled after all. */
export interface Reopen {
  reason: string
}

/** At the desk again, with the whole time of its rule from today; its number and its history stay. */
export function reopened(request: RequestState, { calendar, today }: Moment) {
  const started = restartClock(request.clock, request.kind, calendar, today)
  return {
    status: 'received',
    outcome: null,
    told: null,
    closedAt: null,
    interimOn: null,
    unpaidClock: null,
    deskEscalation: null,
    clock: backAtDesk(started, calendar, today),
    reopened: request.reopened + 1,
  } as const satisfies Partial<RequestState>
}

/** Refusals: `not_your_request`, `wrong_status` (it is open), `text_missing`. */
export function reopen(
  request: RequestState,
  { reason }: Reopen,
  moment: Moment,
): RequestChange | RefusedRequest {
  const refused =
    refuseUnless(request, moment, ['answered', 'closed']) ?? refuseEmpty(reason, 'reason')
  if (refused) return refused
  const patch = reopened(request, moment)
  return change(
    request,
    patch,
    { type: 'reopened', data: { dueOn: patch.clock.dueOn }, text: reason },
    { tell: tells(request, 'reopened') },
  )
}
