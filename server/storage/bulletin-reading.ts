import { readOutbox, type OutboxRow } from './outbox-table.ts'
import { sql, type TableStore } from './tables.ts'

/** The bulletins to one telephone whose message is still there, the latest first. */
export function readBulletinsTo(
  tables: TableStore,
  phoneHash: Uint8Array,
  limit: number,
): OutboxRow[] {
  const query = sql
    .selectFrom('bulletin_messages as m')
    .innerJoin('bulletins as b', 'b.id', 'm.bulletin_id')
    .innerJoin('outbox as o', 'o.id', 'm.outbox_id')
    .select('o.id')
    .where('m.phone_hash', '=', phoneHash)
  const latest = query.orderBy('b.sent_at', 'desc').orderBy('o.id').limit(limit)
  return tables.rows(latest).flatMap(({ id }) => readOutbox(tables, id) ?? [])
}
