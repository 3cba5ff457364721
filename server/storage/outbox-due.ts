import type { ExpressionBuilder } from 'kysely'
import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import { outboxRowOf, type OutboxRow } from './outbox-table.ts'
import type { Tables } from './schema.ts'
import { sql, type TableStore } from './tables.ts'

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

/** No earlier one of the same request waits on this channel; what must leave by a time does not ask. */
function isItsTurn(except: readonly string[]) {
  return (is: ExpressionBuilder<Tables, 'outbox'>) => {
    const earlier = is
      .selectFrom('outbox as earlier')
      .select('earlier.id')
      .whereRef('earlier.request_id', '=', 'outbox.request_id')
      .whereRef('earlier.channel', '=', 'outbox.channel')
      .whereRef('earlier.created_at', '<', 'outbox.created_at')
      .where('earlier.state', '=', 'waiting')
      .where('earlier.event', 'not in', except)
    return is.or([
      is('outbox.leave_by', 'is not', null),
      is('outbox.event', 'in', except),
      is.not(is.exists(earlier)),
    ])
  }
}
