import { seenUntil } from '../../domain/requests/access.ts'
import type { RequestActor, StepType } from '../../domain/requests/decision.ts'
import { standingAfter } from '../../domain/requests/standing.ts'
import { openText, rowContext } from '../sealing/port.ts'
import { readReferrals } from '../storage/referral-table.ts'
import { readSteps, type RequestStepRow } from '../storage/request-step-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { openContent, type RequestContent } from './content.ts'
import type { RequestParts } from './parts.ts'
import { ownState, withOwnState } from './state-row.ts'

/** How far somebody sees what happened to a request that they no longer have. */
export interface Horizon {
  /** Epoch milliseconds. */
  at: number
  /** Of the last step that they see; what a later one brought is not theirs. */
  version: number
  seen: RequestStepRow[]
  later: RequestStepRow[]
}

/** Null for whoever sees all of it: everybody but a directorate that no longer has it. */
export function horizonOf(
  { tables }: Pick<RequestParts, 'tables'>,
  row: RequestRow,
  actor: RequestActor,
): Horizon | null {
  const isTheirTurn = actor.directorateId !== null && row.directorateId === actor.directorateId
  const referrals = isTheirTurn ? [] : readReferrals(tables, row.id)
  const at = isTheirTurn ? null : seenUntil(actor, { referrals })
  if (at === null) return null
  const steps = readSteps(tables, row.id)
  const seen = steps.filter((step) => step.at <= at)
  const later = steps.filter((step) => step.at > at)
  return { at, version: seen.at(-1)?.version ?? 0, seen, later }
}

/** The request as it stood then. Its kind, its dates and who has it now are shown as they are. */
export function pastRow(row: RequestRow, { at, seen, later }: Horizon): RequestRow {
  const { status, outcome, appeal, interimOn } = ownState(row)
  const past = standingAfter(seen) ?? { status, outcome }
  const isLater = (type: StepType) => later.some((step) => step.type === type)
  const decided = appeal && isLater('appeal-decided') ? { ...appeal, decision: null } : appeal
  const columns = {
    status: past.status,
    neighbourhood: isPlaceLater(later) ? '' : row.neighbourhood,
    closedAt: row.closedAt !== null && row.closedAt <= at ? row.closedAt : null,
    // What the desk does with it now is not theirs to see.
    ...{ actBy: row.dueOn ?? row.actBy, deskEscalation: null },
  }
  return withOwnState(
    { ...row, ...columns },
    {
      ...{ outcome: past.outcome, told: null },
      appeal: isLater('appealed') ? null : decided,
      interimOn: isLater('interim') ? null : interimOn,
    },
  )
}

/** Its words as they were then, out of the step that mended them; a place that was given later is not shown at all. */
export function pastContent(
  { keyring }: Pick<RequestParts, 'keyring'>,
  row: RequestRow,
  { later }: Horizon,
): RequestContent {
  const content = openContent(keyring, row)
  const place = isPlaceLater(later) ? { address: '', point: null } : {}
  const mended = later.find(
    ({ type, data, sealed }) => type === 'edited' && (data['text'] === true || sealed !== null),
  )
  if (!mended) return { ...content, ...place }
  const { requestId, version, sealed } = mended
  const context = rowContext('request_steps', requestId, version)
  return { ...content, ...place, text: sealed ? openText(keyring, sealed, context) : '' }
}

/** An edit that does not say it left the place alone may have given another. */
function isPlaceLater(later: readonly RequestStepRow[]): boolean {
  return later.some(
    ({ type, data }) => type === 'edited' && data['applicant'] !== true && data['place'] !== false,
  )
}
