import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Tickets whose citizens asked to be walked to the counter. */
export function readEscorts(tables: TableStore): string[] {
  return tables.rows(sql.selectFrom('escorts').select('ticket_id')).map((row) => row.ticket_id)
}

/** In the ticket’s transaction. `stream` is its branch’s day, with whose end it goes. */
export function insertEscort(ticketId: string, stream: string): Statement {
  return statement(sql.insertInto('escorts').values({ ticket_id: ticketId, stream }))
}

/** Forget those of days that have ended. */
export function forgetEscorts(): Statement {
  const ended = sql.selectFrom('days').select('stream').where('ended_at', 'is not', null)
  return statement(sql.deleteFrom('escorts').where('stream', 'in', ended))
}
