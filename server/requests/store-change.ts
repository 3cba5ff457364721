import type { RequestChange } from '../../domain/requests/decision.ts'
import { openReferral, type RequestState } from '../../domain/requests/state.ts'
import { isStillTrue, passingEvents, pastNudges } from '../../domain/requests/still-true.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { webhookMessages } from '../programs/webhook-messages.ts'
import { rowContext, sealText } from '../sealing/port.ts'
import { callBackEvents } from '../storage/redirecting.ts'
import { insertReferral, updateReferral } from '../storage/referral-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { insertStep } from '../storage/request-step-table.ts'
import type { Statement } from '../storage/writer.ts'
import type { RequestParts } from './parts.ts'
import { tellApplicant, tellInside } from './telling.ts'

/** What one change writes, beside the request's own row. */
export interface StoredChange {
  change: RequestChange
  before: RequestState | null
  /** As it is after the change. */
  row: RequestRow
  at: number
  actorId: string
  applicant: Applicant | null
  statusCode: string
}

/** History, hand-overs and messages of a change, to people and to other systems, for the transaction of the change itself. */
export function statementsBeside(parts: RequestParts, stored: StoredChange): Statement[] {
  const { change, row, applicant, statusCode } = stored
  const { tell, nudge } = change
  const leaveBy = tell === 'extended' ? noticeBy(parts, stored) : undefined
  const told = tell ? tellApplicant(parts, { row, applicant, statusCode, leaveBy }, tell) : []
  const dueOn = openReferral(change.request)?.dueOn ?? row.actBy
  const nudged = nudge ? tellInside(parts, row, nudge, dueOn) : []
  const hooked = tellPrograms(parts, stored)
  return [
    ...referralStatements(parts, stored),
    step(parts, stored),
    ...unsaid(stored),
    ...told,
    ...nudged,
    ...hooked,
  ]
}

/** The notice of an extension must be out before the first 15 working days end (Law 4982, art. 11). */
function noticeBy({ directory }: RequestParts, { before, row }: StoredChange): number | undefined {
  const lastDay = before?.clock.dueOn
  const zone = directory.site(row.branchId)?.branch.zone
  return lastDay && zone ? zone.endOfDay(lastDay) - 1 : undefined
}

/**
 * An end that is taken back, a question that is answered, a hand-over that is over: what did not arrive of it is not told
 * any more.
 */
function unsaid({ before, change, row }: StoredChange): Statement[] {
  if (!before) return []
  const { request } = change
  const untrue = passingEvents.filter(
    (event) => isStillTrue(event, before) && !isStillTrue(event, request),
  )
  return [callBackEvents(row.id, [...untrue, ...pastNudges(before, change)])]
}

/** The messages to other systems. */
function tellPrograms(parts: RequestParts, { change, before, row, at }: StoredChange): Statement[] {
  const told = {
    ...{ row, stepType: change.step.type },
    heldBefore: (before && openReferral(before)?.directorateId) ?? null,
    at: parts.directory.site(row.branchId)?.branch.zone.iso(at) ?? new Date(at).toISOString(),
  }
  return webhookMessages(parts.webhooks, told).flatMap((message) => parts.outbox.enqueue(message))
}

function step(parts: RequestParts, { change, row, at, actorId }: StoredChange): Statement {
  const { type, data, text } = change.step
  const { version } = change.request
  const context = rowContext('request_steps', row.id, version)
  const sealed = text ? sealText(parts.keyring, text, context) : null
  return insertStep({ requestId: row.id, version, at, actor: actorId, type, data, sealed })
}

/** Those that are new, and those that are no longer as they were. */
function referralStatements(parts: RequestParts, { change, before, row }: StoredChange) {
  const known = new Map(before?.referrals.map((referral) => [referral.id, referral]))
  return change.request.referrals.flatMap((referral) => {
    const old = known.get(referral.id)
    if (old) return JSON.stringify(old) === JSON.stringify(referral) ? [] : updateReferral(referral)
    const reason = change.step.text
    const context = rowContext('referrals', referral.id)
    const sealed = reason ? sealText(parts.keyring, reason, context) : null
    return insertReferral({ ...referral, requestId: row.id, sealed })
  })
}
