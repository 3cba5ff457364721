import type { TellEvent } from './decision.ts'
import type { RequestState } from './state.ts'

/** Who hears of a change. */

/** Told to the applicant only when there is a way to. */
export function tells({ isReachable }: Pick<RequestState, 'isReachable'>, event: TellEvent) {
  return isReachable ? event : null
}
