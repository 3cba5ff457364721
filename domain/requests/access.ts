import { hidesApplicant, isAnonymous, type Channel, type RequestKind } from './kinds.ts'
import { refuseRequest, type Moment, type RefusedRequest, type RequestActor } from './decision.ts'
import { openReferral, type RequestState } from './state.ts'

/** Whose a request is: the only place that knows. Which verb a role has at all stands in `domain/staff.ts`. */

type Seen = Pick<RequestState, 'kind' | 'channel' | 'referrals'>

/** Officers, and programs that answer for a directorate. */
export function speaksForDirectorate({ role, directorateId }: RequestActor): boolean {
  return role === 'officer' || (role === 'program' && directorateId !== null)
}

/** What the information officer is there for: CİMER, Law 4982 and Law 3071. */
export const informationOfficers = {
  kinds: ['information', 'petition'],
  channels: ['cimer'],
} as const satisfies { kinds: RequestKind[]; channels: Channel[] }

function isForInformationOfficer({ kind, channel }: Seen): boolean {
  const { kinds, channels } = informationOfficers
  return kinds.some((one) => one === kind) || channels.some((one) => one === channel)
}

/**
 * May they read it? Officers what was ever referred to their directorate, the information officer CİMER, information
 * requests and petitions, everybody else all.
 */
export function isTheirs(actor: RequestActor, request: Seen): boolean {
  if (speaksForDirectorate(actor))
    return (
      actor.directorateId !== null &&
      request.referrals.some(({ directorateId }) => directorateId === actor.directorateId)
    )
  return actor.role !== 'information-officer' || isForInformationOfficer(request)
}

/**
 * Until when they see what happened to it and its files, epoch milliseconds; null = all of it. A directorate that no
 * longer has it sees it as it was when its last hand-over ended.
 */
export function seenUntil(
  actor: RequestActor,
  { referrals }: Pick<Seen, 'referrals'>,
): number | null {
  if (!speaksForDirectorate(actor)) return null
  const theirs = referrals.filter(({ directorateId }) => directorateId === actor.directorateId)
  const ends = theirs.flatMap(({ endedAt }) => endedAt ?? [])
  return ends.length < theirs.length ? null : Math.max(0, ...ends)
}

/** Null when they may change it, else `not_your_request`. Officers: while their directorate has it, and only then. */
export function refuseForeign(
  request: Seen,
  { actor }: Pick<Moment, 'actor'>,
): RefusedRequest | null {
  const isAllowed = speaksForDirectorate(actor)
    ? actor.directorateId !== null && openReferral(request)?.directorateId === actor.directorateId
    : isTheirs(actor, request)
  return isAllowed ? null : refuseRequest('not_your_request')
}

/**
 * What a role sees of the applicant before anything is opened. `hidden`: of a report or a complaint from officers and
 * programs, and of CİMER from everybody, because the house does not know.
 */
export function applicantShown(
  role: RequestActor['role'],
  kind: RequestKind,
  channel: Channel,
): 'masked' | 'hidden' {
  const isOutside = role === 'officer' || role === 'program'
  return isAnonymous(channel) || (isOutside && hidesApplicant(kind)) ? 'hidden' : 'masked'
}
