import { decidingSteps } from './citizen-steps.ts'
import type { nudgeEvents, RequestChange, TellEvent } from './decision.ts'
import { openReferral, type RequestState } from './state.ts'

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

type InsideEvent = (typeof nudgeEvents)[number]

/** That somebody has it: as long as that hand-over lasts. */
const ofHandOver = ['referral-received'] as const
/** That it is their turn: not while the applicant is to do something first. */
const ofTurn = ['reminder', 'escalated', 'silence-reported'] as const
/** That the desk has it. */
const ofDesk = ['left-at-desk', 'given-back'] as const

/** What colleagues were told that is not so any more after a change, or that the change tells them once more. */
export function pastNudges(
  before: RequestState,
  { request, nudge }: Pick<RequestChange, 'request' | 'nudge'>,
): InsideEvent[] {
  const open = openReferral(request)
  const isSame = open?.id === openReferral(before)?.id
  const isTheirTurn = isSame && request.status === 'referred'
  return [
    ...(isSame ? [] : ofHandOver),
    ...(isTheirTurn ? [] : ofTurn),
    ...(request.status === 'received' ? [] : ofDesk),
    ...(open && !isSame ? (['referral-withdrawn'] as const) : []),
    ...(isTheirTurn && nudge?.event === 'reminder' ? (['reminder'] as const) : []),
  ]
}
