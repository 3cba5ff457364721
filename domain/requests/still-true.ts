import { decidingSteps } from './citizen-steps.ts'
import type { TellEvent } from './decision.ts'
import type { RequestState } from './state.ts'

/** What tells of an end, under the name of the end itself. */
const endEvents = [
  ...decidingSteps,
  'withdrawn',
  'fee-unpaid',
] as const satisfies readonly (TellEvent & RequestState['outcome'])[]

/** What asks something of the applicant, and the status in which it is still wanted. */
const wantedIn = { incomplete: 'incomplete', 'fee-asked': 'awaiting-fee' } as const

/** What can become wrong: ends that were taken back, questions that were answered. Everything else has happened. */
export const passingEvents: readonly TellEvent[] = [...endEvents, 'incomplete', 'fee-asked']

/** Whether a message would say of a request what it is now. */
export function isStillTrue(
  event: TellEvent,
  { status, outcome }: Pick<RequestState, 'status' | 'outcome'>,
): boolean {
  if (event === 'incomplete' || event === 'fee-asked') return status === wantedIn[event]
  return endEvents.every((end) => end !== event) || outcome === event
}
