import { startClock } from './clock.ts'
import { needsNothing } from './close-by-itself.ts'
import { change, type Moment, type RequestChange } from './decision.ts'
import { tells } from './notify.ts'
import { isAnonymous, type Channel, type RequestKind } from './kinds.ts'
import type { RequestState } from './state.ts'

/** A request that comes in. */
export interface RegisterRequest {
  id: string
  kind: RequestKind
  channel: Channel
  topicId: string | null
  /** Working days of the topic's own standard; null = the house's. */
  standardDays: number | null
  /** Working days of the house's standard. */
  defaultStandardDays: number
  urgent: boolean
  /** The day the clock starts, `YYYY-MM-DD`: of receipt, or CİMER's own date. */
  receivedOn: string
  /** There is a way to reach the applicant that the house may use; of CİMER there never is. */
  isReachable: boolean
  /** Somebody is known who asked. */
  hasApplicant: boolean
  /** Null = the signed paper is not there yet. */
  registry: { number: string; on: string } | null
  /** Settled while the citizen was there: closed at once, with nothing to hand over. */
  solvedAtDesk: boolean
  /** It is handed over in the same moment. */
  isHandedOver: boolean
}

/** How it begins; version 1 is given with the first step. */
function unregistered(input: RegisterRequest, moment: Moment): RequestState {
  const clock = startClock(
    { ...input, startsOn: input.receivedOn },
    moment.calendar,
    input.defaultStandardDays,
  )
  return {
    id: input.id,
    version: 0,
    kind: input.kind,
    channel: input.channel,
    topicId: input.topicId,
    status: 'received',
    outcome: null,
    urgent: input.urgent,
    assigneeId: null,
    receivedAt: moment.at,
    clock,
    referrals: [],
    registry: input.registry,
    interimOn: null,
    appeal: null,
    isReachable: input.isReachable && !isAnonymous(input.channel),
    hasApplicant: input.hasApplicant && !isAnonymous(input.channel),
    told: null,
    unpaidClock: null,
    reopened: 0,
    deskEscalation: null,
    closedAt: null,
  }
}

/**
 * Takes a request in. Thanks that are handed to nobody are closed with it: there is nothing to answer. Never refused: what
 * may be typed is checked where it comes in.
 */
export function registerRequest(input: RegisterRequest, moment: Moment): RequestChange {
  const request = unregistered(input, moment)
  const { kind, channel, solvedAtDesk, isHandedOver } = input
  const step = { type: 'registered', data: { kind, channel, solvedAtDesk } } as const
  const solved = {
    status: 'closed',
    outcome: 'solved-at-desk',
    told: 'told',
    closedAt: moment.at,
    clock: { ...request.clock, forwardBy: null },
  } as const
  const noted = { status: 'closed', outcome: 'noted', closedAt: moment.at } as const
  const unsolved = needsNothing(request) && !isHandedOver ? noted : {}
  const patch = solvedAtDesk ? solved : unsolved
  return change(request, patch, step, { tell: tells(request, 'registered') })
}
