import type { RequestState } from '../../domain/requests/state.ts'
import { workingDayOnOrBefore, type WorkCalendar } from '../../domain/calendar.ts'
import { actBy } from '../../domain/requests/at-desk.ts'
import { openReferral } from '../../domain/requests/state.ts'
import { readReferrals } from '../storage/referral-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import type { TableStore } from '../storage/tables.ts'

/** What rules look at and no list asks for: one JSON column. */
type KeptState = Pick<
  RequestState,
  | 'outcome'
  | 'clock'
  | 'unpaidClock'
  | 'registry'
  | 'interimOn'
  | 'appeal'
  | 'isReachable'
  | 'told'
  | 'reopened'
>

/** Of rows that are older than a fact. */
const beforeItWasKept = { unpaidClock: null }

/** The facts of a stored request. */
export function stateOf(tables: TableStore, row: RequestRow): RequestState {
  return { ...ownState(row), referrals: readReferrals(tables, row.id) }
}

/** The same without its referrals, for lists. */
export function ownState(row: RequestRow): Omit<RequestState, 'referrals'> {
  const { id, version, kind, channel, topicId, status, urgent } = row
  const { assigneeId, receivedAt, closedAt, deskEscalation } = row
  const kept: KeptState = { ...beforeItWasKept, ...(JSON.parse(row.state) as KeptState) }
  const own = { id, version, kind, channel, topicId, status, urgent }
  const hasApplicant = row.applicantId !== null
  return { ...own, assigneeId, receivedAt, closedAt, deskEscalation, hasApplicant, ...kept }
}

/** The columns that a changed state fills; `calendar` turns the legal date into the working day that is shown. */
export function rowAfter(row: RequestRow, state: RequestState, calendar: WorkCalendar): RequestRow {
  const { version, kind, topicId, status, urgent, assigneeId, closedAt, clock } = state
  const { deskEscalation } = state
  const dueOn = clock.dueOn && workingDayOnOrBefore(calendar, clock.dueOn)
  const kept: KeptState = {
    outcome: state.outcome,
    clock,
    unpaidClock: state.unpaidClock,
    registry: state.registry,
    interimOn: state.interimOn,
    appeal: state.appeal,
    isReachable: state.isReachable,
    told: state.told,
    reopened: state.reopened,
  }
  return {
    ...row,
    ...{ version, kind, topicId, status, urgent, assigneeId, closedAt, deskEscalation, dueOn },
    directorateId: openReferral(state)?.directorateId ?? null,
    forwardBy: clock.forwardBy,
    actBy: actBy(state, dueOn),
    stoppedOn: clock.stoppedOn,
    state: JSON.stringify(kept),
  }
}

/** The same row with other facts in its JSON column. */
export function withOwnState(row: RequestRow, facts: Partial<KeptState>): RequestRow {
  return { ...row, state: JSON.stringify({ ...(JSON.parse(row.state) as KeptState), ...facts }) }
}
