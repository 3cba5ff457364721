import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A neighbourhood (mahalle) of the town; no two have the same name. */
export interface NeighbourhoodRow {
  id: string
  name: string
}

/** In no order: a collator knows that of Turkish. */
export function readNeighbourhoods(tables: TableStore): NeighbourhoodRow[] {
  return tables.rows(sql.selectFrom('neighbourhoods').selectAll())
}

/** The whole list anew. Requests hold the name itself, so nothing refers to these rows. */
export function replaceNeighbourhoods(rows: readonly NeighbourhoodRow[]): Statement[] {
  const values = rows.map(({ id, name }) => ({ id, name }))
  return [
    statement(sql.deleteFrom('neighbourhoods')),
    ...chunks(values, rowsAStatement).map((some) =>
      statement(sql.insertInto('neighbourhoods').values(some)),
    ),
  ]
}

/** SQLite takes 32,766 values a statement; this stays far below. */
const rowsAStatement = 500

function chunks<Row>(rows: readonly Row[], size: number): Row[][] {
  const count = Math.ceil(rows.length / size)
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size))
}
