import type { CommandKey } from './event-log.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** What a key created; undefined when the key is new or older than `since`. */
export function findCreation(
  tables: TableStore,
  { actor, key }: CommandKey,
  since: number,
): { hash: string; resourceId: string } | undefined {
  const row = tables.first(
    sql
      .selectFrom('creations')
      .selectAll()
      .where('actor', '=', actor)
      .where('key', '=', key)
      .where('recorded_at', '>', since),
  )
  return row && { hash: row.hash, resourceId: row.resource_id }
}

/** Whose drafts: what they became is known for as long as drafts are kept, which is longer. */
export const draftsOf = 'draft of '

/** Remember what a key created, and forget what is too old. */
export function rememberCreation(
  { actor, key, hash }: CommandKey,
  resourceId: string,
  recordedAt: number,
  since: number,
): Statement[] {
  const values = { actor, key, hash, resource_id: resourceId, recorded_at: recordedAt }
  const old = sql.deleteFrom('creations').where('recorded_at', '<=', since)
  return [
    statement(old.where('actor', 'not like', `${draftsOf}%`)),
    statement(sql.insertInto('creations').values(values)),
  ]
}
