import { sql, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A single fact about this installation; undefined when it was never stated. */
export function readFact(tables: TableStore, name: string): string | undefined {
  return tables.first(sql.selectFrom('facts').select('value').where('name', '=', name))?.value
}

/** State a fact, or state it anew. */
export function stateFact(name: string, value: string): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    params: [name, value],
  }
}

/** It is no fact any more. */
export function forgetFact(name: string): Statement {
  return { sql: 'DELETE FROM facts WHERE name = ?', params: [name] }
}

const revision = 'settings-revision'

/** Rises with every edit of branches, desks, counters and devices. */
export function readRevision(tables: TableStore): number {
  return Number(readFact(tables, revision) ?? 0)
}

/** One more edit. */
export function raiseRevision(): Statement {
  return {
    sql: `INSERT INTO facts (name, value) VALUES (?, '1')
          ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    params: [revision],
  }
}
