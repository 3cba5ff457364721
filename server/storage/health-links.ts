import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Desks that say something about health, the archived ones too. */
const desks = sql.selectFrom('desks').select('id').where('tells_health', '=', 1)
/** Topics that stand at such a desk only. */
const topics = sql.selectFrom('topics').select('id').where('desk_id', 'in', desks)

/** No request names a desk that says something about health, nor a topic of such a desk. The rest of it stays. */
export function forgetHealthLinks(): Statement[] {
  const requests = sql.updateTable('requests')
  return [
    statement(requests.set({ desk_id: null }).where('desk_id', 'in', desks)),
    statement(requests.set({ topic_id: null }).where('topic_id', 'in', topics)),
  ]
}

/** The requests that still name such a topic. */
export function readHealthTopicRequests(tables: TableStore): string[] {
  const query = sql.selectFrom('requests').select('id').where('topic_id', 'in', topics)
  return tables.rows(query).map(({ id }) => id)
}
