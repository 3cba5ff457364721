import type { Moment, TellEvent } from './decision.ts'
import type { RequestState } from './state.ts'

/** Who hears of a change. */

/** Told to the applicant only when there is a way to. */
export function tells({ isReachable }: Pick<RequestState, 'isReachable'>, event: TellEvent) {
  return isReachable ? event : null
}

/** It is back at the desk: whoever it was given to there is told, unless they did it themselves. */
export function nudgeAssignee({ assigneeId }: RequestState, { actor }: Moment) {
  if (assigneeId === null || assigneeId === actor.id) return null
  return { event: 'assigned', staffId: assigneeId } as const
}
