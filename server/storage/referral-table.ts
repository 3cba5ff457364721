import type { Referral, ReferralOutcome } from '../../domain/requests/state.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A hand-over as it is stored, with its words sealed. */
export interface ReferralRow extends Referral {
  requestId: string
  sealed: Uint8Array | null
}

function rowOf(row: Tables['referrals']): ReferralRow {
  return {
    id: row.id,
    requestId: row.request_id,
    hop: row.hop,
    round: row.round,
    directorateId: row.directorate_id,
    dueOn: row.due_on,
    referredAt: row.referred_at,
    referredBy: row.referred_by,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    reminders: row.reminders,
    remindedAt: row.reminded_at,
    escalation: row.escalation as Referral['escalation'],
    endedAt: row.ended_at,
    outcome: row.outcome as ReferralOutcome | null,
    sealed: row.sealed,
  }
}

/** Of one request, in the order in which they were made. */
export function readReferrals(tables: TableStore, requestId: string): ReferralRow[] {
  const query = sql.selectFrom('referrals').selectAll().where('request_id', '=', requestId)
  return tables.rows(query.orderBy('hop').orderBy('round')).map(rowOf)
}

/** What a directorate has open, the earliest date first; `after` continues. */
export function readOpenReferrals(
  tables: TableStore,
  directorateId: string,
  after: { dueOn: string; id: string } | undefined,
  limit: number,
): ReferralRow[] {
  const open = sql.selectFrom('referrals').selectAll().where('ended_at', 'is', null)
  let query = open.where('directorate_id', '=', directorateId)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('due_on', 'id'), '>', tuple(after.dueOn, after.id)),
    )
  return tables.rows(query.orderBy('due_on').orderBy('id').limit(limit)).map(rowOf)
}

/** How high the silence of a recipient was told, of those of these requests of which it was. */
export function readEscalations(
  tables: TableStore,
  requestIds: readonly string[],
): Map<string, Referral['escalation']> {
  if (requestIds.length === 0) return new Map()
  const query = sql.selectFrom('referrals').select(['request_id', 'escalation'])
  const open = query.where('request_id', 'in', requestIds).where('ended_at', 'is', null)
  const rows = tables.rows(open.where('escalation', 'is not', null))
  return new Map(rows.map((row) => [row.request_id, row.escalation as Referral['escalation']]))
}

/** Requests whose open hand-over is not confirmed, or due on this day or before. */
export function readReferredIds(tables: TableStore, dueTo: string): string[] {
  const query = sql.selectFrom('referrals').select('request_id').where('ended_at', 'is', null)
  const rows = tables.rows(
    query.where((is) => is.or([is('received_at', 'is', null), is('due_on', '<=', dueTo)])),
  )
  return rows.map((row) => row.request_id)
}

/** What a directorate was done with, the latest first. */
export function readEndedReferrals(
  tables: TableStore,
  directorateId: string,
  limit: number,
): ReferralRow[] {
  const query = sql
    .selectFrom('referrals')
    .selectAll()
    .where('directorate_id', '=', directorateId)
    .where('ended_at', 'is not', null)
  return tables.rows(query.orderBy('ended_at', 'desc').limit(limit)).map(rowOf)
}

/** A new one with its words. */
export function insertReferral(row: ReferralRow): Statement {
  const own = { id: row.id, request_id: row.requestId, hop: row.hop, round: row.round }
  const values = { ...own, ...changing(row), directorate_id: row.directorateId, sealed: row.sealed }
  const referred = { referred_at: row.referredAt, referred_by: row.referredBy }
  return statement(sql.insertInto('referrals').values({ ...values, ...referred }))
}

/** What happened to it since. */
export function updateReferral(referral: Referral): Statement {
  return statement(
    sql.updateTable('referrals').set(changing(referral)).where('id', '=', referral.id),
  )
}

function changing(referral: Referral) {
  return {
    due_on: referral.dueOn,
    received_at: referral.receivedAt,
    received_by: referral.receivedBy,
    reminders: referral.reminders,
    reminded_at: referral.remindedAt,
    escalation: referral.escalation,
    ended_at: referral.endedAt,
    outcome: referral.outcome,
  }
}
