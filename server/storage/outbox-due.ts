import type { ExpressionBuilder } from 'kysely'
import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import { outboxRowOf, type OutboxRow } from './outbox-table.ts'
import type { Tables } from './schema.ts'
import { sql, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Which of the messages that are due; what is left out is not looked at. Times are epoch milliseconds. */
interface DueFilter {
  channel: DeliveryChannel
  at: number
  onlyEvent?: string
  exceptEvent?: string
  /** Only those that must have left by this time or later. */
  leaveBy?: number
  /** One after the other for each request; of these events each by itself. */
  inTurnExcept?: readonly string[]
  limit: number
}

/** What waits on a channel and is due, the longest due first. */
export function readDue(tables: TableStore, filter: DueFilter): OutboxRow[] {
  const { channel, at, onlyEvent, exceptEvent, leaveBy, inTurnExcept, limit } = filter
  let query = sql
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_at', '<=', at)
    .where('channel', '=', channel)
    .orderBy('next_at')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
  if (onlyEvent !== undefined) query = query.where('event', '=', onlyEvent)
  if (exceptEvent !== undefined) query = query.where('event', '!=', exceptEvent)
  if (leaveBy !== undefined) query = query.where('leave_by', '>=', leaveBy)
  if (inTurnExcept) query = query.where(isItsTurn(inTurnExcept))
  return tables.rows(query).map(outboxRowOf)
}

/**
 * No earlier one of the same request waits on this channel, unless it is left to people; what must leave by a time does not
 * ask.
 */
function isItsTurn(except: readonly string[]) {
  return (is: ExpressionBuilder<Tables, 'outbox'>) => {
    const earlier = is
      .selectFrom('outbox as earlier')
      .select('earlier.id')
      .whereRef('earlier.request_id', '=', 'outbox.request_id')
      .whereRef('earlier.channel', '=', 'outbox.channel')
      .whereRef('earlier.created_at', '<', 'outbox.created_at')
      .where('earlier.state', '=', 'waiting')
      .where('earlier.next_at', 'is not', null)
      .where('earlier.event', 'not in', except)
    return is.or([
      is('outbox.leave_by', 'is not', null),
      is('outbox.event', 'in', except),
      is.not(is.exists(earlier)),
    ])
  }
}

/**
 * Whatever waits on a channel for a request is due at that time, if it was due later: what is under way stays as it is, and
 * nothing is due before it may be. To be stored before the message that would wait for it.
 */
export function bringForward(
  { requestId, channel, at }: { requestId: string; channel: DeliveryChannel; at: number },
  except: readonly string[],
): Statement {
  return {
    sql: `UPDATE outbox SET next_at = MAX(not_before, ?)
      WHERE request_id = ? AND channel = ? AND state = 'waiting' AND next_at > MAX(not_before, ?)
        AND event NOT IN (${except.map(() => '?').join(', ')})
        AND NOT EXISTS (SELECT 1 FROM outbox_attempts
          WHERE outbox_id = outbox.id AND ended_at IS NULL)`,
    params: [at, requestId, channel, at, ...except],
  }
}

/** Another round, due at that time, for what waits on a channel because of this problem. Times are epoch milliseconds. */
export function restartAfter(
  problem: string,
  { channel, now, at, except }: { channel: string; now: number; at: number; except: string },
): Statement {
  return {
    sql: `UPDATE outbox SET not_before = ?, next_at = ?
      WHERE state = 'waiting' AND channel = ? AND next_at > ? AND event <> ?
        AND EXISTS (SELECT 1 FROM outbox_attempts WHERE outbox_id = outbox.id
          AND attempt = outbox.attempts AND problem = ?)`,
    params: [now, at, channel, at, except, problem],
  }
}
