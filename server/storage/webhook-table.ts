import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Where another system wants to be told of changes. */
export interface WebhookRow {
  id: string
  url: string
  /** The secret that its messages are signed with. */
  sealed: Uint8Array
  directorateId: string | null
  createdAt: number
}

const current = sql.selectFrom('webhooks').selectAll().where('archived_at', 'is', null)

/** Those that are told, the oldest first. */
export function readWebhooks(tables: TableStore): WebhookRow[] {
  return tables.rows(current.orderBy('created_at').orderBy('id')).map((row) => ({
    id: row.id,
    url: row.url,
    sealed: row.sealed,
    directorateId: row.directorate_id,
    createdAt: row.created_at,
  }))
}

/** Undefined when there is none, or no longer. */
export function readWebhook(
  tables: TableStore,
  id: string,
): Pick<WebhookRow, 'url' | 'sealed'> | undefined {
  return tables.first(current.where('id', '=', id))
}

/** Fails when its directorate is not there. */
export function insertWebhook({ directorateId, createdAt, ...row }: WebhookRow): Statement {
  const values = { ...row, directorate_id: directorateId, created_at: createdAt, archived_at: null }
  return statement(sql.insertInto('webhooks').values(values))
}

/** Changes no row when it was archived before. */
export function archiveWebhook(id: string, at: number): Statement {
  const query = sql.updateTable('webhooks').set({ archived_at: at }).where('id', '=', id)
  return statement(query.where('archived_at', 'is', null))
}
