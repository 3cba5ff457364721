import type { Channel } from '../../domain/requests/kinds.ts'
import { sql, type TableStore } from './tables.ts'

/**
 * Whose, and how many at most. `since` is compared with the moment of receipt, which may lie before
 * the typing.
 */
export interface OwnRequests {
  staffId: string
  channels: readonly Channel[]
  /** Epoch milliseconds. */
  since: number
  limit: number
}

/** The ids of what one colleague took since then, the newest first. */
export function readOwnRequestIds(
  tables: TableStore,
  { staffId, channels, since, limit }: OwnRequests,
): string[] {
  const query = sql
    .selectFrom('requests')
    .select('id')
    .where('received_at', '>=', since)
    .where('created_by', '=', staffId)
    .where('channel', 'in', channels)
  const newest = query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit)
  return tables.rows(newest).map(({ id }) => id)
}
