import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A manager's own words for a message. */
export interface TemplateRow {
  event: string
  language: string
  text: string
}

/** Only where a manager has written something, in no order. */
export function readTemplates(tables: TableStore): TemplateRow[] {
  return tables.rows(sql.selectFrom('message_templates').selectAll())
}

/** In place of what was there for this message and language. */
export function putTemplate({ event, language, text }: TemplateRow): Statement {
  const query = sql
    .insertInto('message_templates')
    .values({ event, language, text })
    .onConflict((conflict) => conflict.columns(['event', 'language']).doUpdateSet({ text }))
  return statement(query)
}

/** From then on the catalogue’s words are used. Changes no row when they were. */
export function deleteTemplate(event: string, language: string): Statement {
  const query = sql
    .deleteFrom('message_templates')
    .where('event', '=', event)
    .where('language', '=', language)
  return statement(query)
}
