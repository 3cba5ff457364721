import type {
  AttemptOutcome,
  DeliveryChannel,
  DeliveryState,
} from '../../domain/requests/delivery.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Something that must be told. Times are epoch milliseconds of the queue's clock. */
export interface OutboxRow {
  id: string
  requestId: string | null
  event: string
  channel: DeliveryChannel
  language: string
  /** To whom and what; null once erased. */
  sealed: Uint8Array | null
  createdAt: number
  /** Must have left by then; null = it may wait. */
  leaveBy: number | null
  /** Since when it is tried: its limits count from here. */
  notBefore: number
  attempts: number
  nextAt: number | null
  state: DeliveryState
  sentAt: number | null
  /** How the gateway calls it. */
  reference: string | null
  /** Who told the citizen, when it was a person. */
  doneBy: string | null
}

/** One try to bring a message. `by`: the colleague who made it; null = the machine. */
export interface AttemptRow {
  attempt: number
  startedAt: number
  /** Null while it is under way. */
  endedAt: number | null
  outcome: AttemptOutcome | null
  problem: string | null
  by: string | null
}

const all = sql.selectFrom('outbox').selectAll()

/** In the transaction of what it tells, so that neither is ever without the other. */
export function insertOutbox(row: OutboxRow): Statement {
  const values = {
    ...{ id: row.id, request_id: row.requestId, event: row.event, channel: row.channel },
    ...{ language: row.language, sealed: row.sealed, created_at: row.createdAt },
    ...{
      leave_by: row.leaveBy,
      not_before: row.notBefore,
      attempts: row.attempts,
      next_at: row.nextAt,
    },
    ...{ state: row.state, sent_at: row.sentAt, reference: row.reference, done_by: row.doneBy },
  }
  return statement(sql.insertInto('outbox').values(values))
}

/** Undefined when there is none. */
export function readOutbox(tables: TableStore, id: string): OutboxRow | undefined {
  const row = tables.first(all.where('id', '=', id))
  return row && outboxRowOf(row)
}

/** An attempt begins: written down before anything is sent. */
export function startAttempt(
  id: string,
  { attempt, startedAt, endedAt, outcome, problem, by }: AttemptRow,
): Statement[] {
  const times = { started_at: startedAt, ended_at: endedAt }
  const values = { outbox_id: id, attempt, ...times, outcome, problem, by }
  return [
    statement(sql.insertInto('outbox_attempts').values(values)),
    statement(sql.updateTable('outbox').set({ attempts: attempt }).where('id', '=', id)),
  ]
}

/** What became of it. How the message itself stands is written beside it. */
export function endAttempt(
  id: string,
  attempt: number,
  end: { endedAt: number; outcome: AttemptOutcome; problem: string | null },
): Statement {
  const query = sql
    .updateTable('outbox_attempts')
    .set({ ended_at: end.endedAt, outcome: end.outcome, problem: end.problem })
    .where('outbox_id', '=', id)
    .where('attempt', '=', attempt)
  return statement(query)
}

/** It was told; also when somebody cancelled it meanwhile, because that is what happened. */
export function markSent(
  id: string,
  { sentAt, reference, doneBy }: Pick<OutboxRow, 'sentAt' | 'reference' | 'doneBy'>,
): Statement {
  const end = { state: 'sent', next_at: null, sent_at: sentAt, reference, done_by: doneBy }
  return statement(sql.updateTable('outbox').set(end).where('id', '=', id))
}

/** Tried again at that time, or not at all any more (null). Changes nothing that no longer waits. */
export function markFailed(id: string, nextAt: number | null): Statement {
  const state: DeliveryState = nextAt === null ? 'given-up' : 'waiting'
  const query = sql.updateTable('outbox').set({ state, next_at: nextAt })
  return statement(query.where('id', '=', id).where('state', '=', 'waiting'))
}

/** No machine tries it any more: it waits, due at no time, for somebody who sends it by hand. */
export function leaveToPeople(id: string): Statement {
  const query = sql.updateTable('outbox').set({ next_at: null })
  return statement(query.where('id', '=', id).where('state', '=', 'waiting'))
}

/** Another round of attempts, from now on. */
export function restart(id: string, now: number, nextAt: number): Statement {
  const again = { state: 'waiting', not_before: now, next_at: nextAt }
  return statement(sql.updateTable('outbox').set(again).where('id', '=', id))
}

/** Nobody needs to be told any more. */
export function cancelOutbox(id: string): Statement {
  const query = sql.updateTable('outbox').set({ state: 'cancelled', next_at: null })
  return statement(query.where('id', '=', id).where('state', '=', 'waiting'))
}

/** Whatever still waits for a request is told no more. */
export function cancelOutboxOf(requestId: string): Statement {
  const query = sql.updateTable('outbox').set({ state: 'cancelled', next_at: null })
  return statement(query.where('request_id', '=', requestId).where('state', '=', 'waiting'))
}

/** A row of the table as it is read. */
export function outboxRowOf(row: Tables['outbox']): OutboxRow {
  return {
    id: row.id,
    requestId: row.request_id,
    event: row.event,
    channel: row.channel as DeliveryChannel,
    language: row.language,
    sealed: row.sealed,
    createdAt: row.created_at,
    leaveBy: row.leave_by,
    notBefore: row.not_before,
    attempts: row.attempts,
    nextAt: row.next_at,
    state: row.state as DeliveryState,
    sentAt: row.sent_at,
    reference: row.reference,
    doneBy: row.done_by,
  }
}
