import type { ReferralResource, RequestResource } from '../../../../domain/requests/resources.ts'
import type { Referral, RequestClock, RequestState } from '../../../../domain/requests/state.ts'

/** The facts that rules look at, out of what travels. What does not travel and decides nothing is left at its start. */
export function stateOf(request: RequestResource): RequestState {
  const { id, version, kind, channel, topicId, status, outcome, urgent, assigneeId } = request
  const { registry, interimOn, appeal, told, isReachable, closedAt } = request
  return {
    ...{ id, version, kind, channel, topicId, status, outcome, urgent, assigneeId },
    ...{ registry, interimOn, appeal, told, isReachable },
    receivedAt: Date.parse(request.receivedAt),
    clock: clockOf(request),
    referrals: request.referrals.map(referralOf),
    unpaidClock: unpaidClockOf(request),
    reopened: 0,
    deskEscalation: null,
    hasApplicant: request.applicant !== null,
    closedAt: moment(closedAt),
  }
}

function clockOf({ clock, forwardBy, dueOn }: RequestResource): RequestClock {
  return { ...clock, standardDays: null, forwardBy, dueOn }
}

function unpaidClockOf(request: RequestResource): RequestClock | null {
  const { unpaidFee } = request
  if (!unpaidFee) return null
  return { ...clockOf(request), stoppedOn: unpaidFee.askedOn, feeDueOn: unpaidFee.dueOn }
}

function referralOf({ reason: _, ...referral }: ReferralResource): Referral {
  const { referredAt, receivedAt, remindedAt, endedAt } = referral
  return {
    ...referral,
    referredAt: Date.parse(referredAt),
    receivedAt: moment(receivedAt),
    remindedAt: moment(remindedAt),
    endedAt: moment(endedAt),
  }
}

function moment(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}
