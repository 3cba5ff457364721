import type { SQLInputValue } from 'node:sqlite'
import { openForReading } from './open.ts'
import type { TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A column whose bytes only the key file opens. */
export interface SealedColumn {
  table: string
  /** The primary key. */
  key: readonly string[]
  /** Which columns' values, after the table's name, are the context of the sealing. */
  context: readonly string[]
  column: 'sealed'
}

/** A row of a sealed column, for sealing it again. */
export interface SealedRow {
  key: SQLInputValue[]
  context: (string | number)[]
  /** Null when there is nothing to do. */
  sealed: Uint8Array | null
}

const byId = { key: ['id'], context: ['id'], column: 'sealed' } as const

/** Every sealed column there is: what is missing here is lost when a key is replaced. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'requests', ...byId },
  { table: 'applicants', ...byId },
  {
    table: 'request_steps',
    key: ['request_id', 'version'],
    context: ['request_id', 'version'],
    column: 'sealed',
  },
  { table: 'referrals', ...byId },
  { table: 'request_drafts', ...byId },
  { table: 'outbox', ...byId },
  // Its id is given by the database, so nobody knows it before the row is written.
  { table: 'access_log', key: ['id'], context: ['staff_id', 'at'], column: 'sealed' },
  { table: 'webhooks', ...byId },
  { table: 'gateways', ...byId },
  { table: 'bulletins', ...byId },
]

/** Bytes before the nonce: version and key id. Rows of one key begin alike. */
const headBytes = 5

/**
 * The next rows in the order of their key, after `after`; none when there are no more. Only those whose bytes do not
 * begin with this head come with them: the others need nothing.
 */
export function readSealedOtherwise(
  tables: TableStore,
  { table, key, context, column }: SealedColumn,
  { head, after, limit }: { head: Uint8Array; after: SQLInputValue[] | null; limit: number },
): SealedRow[] {
  const keys = key.join(', ')
  const later = after === null ? '' : `WHERE (${keys}) > (${key.map(() => '?').join(', ')})`
  const text = `SELECT ${[...new Set([...key, ...context])].join(', ')},
      CASE WHEN substr(${column}, 1, ${headBytes}) <> ? THEN ${column} END AS other
    FROM ${table} ${later} ORDER BY ${keys} LIMIT ?`
  const rows = tables.prepare(text).all(head, ...(after ?? []), limit)
  return rows.map((row) => ({
    key: key.map((name) => row[name] as SQLInputValue),
    context: context.map((name) => row[name] as string | number),
    sealed: row['other'] as Uint8Array | null,
  }))
}

/** Put other bytes in place of those that were read; changes nothing when somebody was faster. */
export function replaceSealed(
  { table, key, column }: SealedColumn,
  { key: values, sealed }: SealedRow,
  replacement: Uint8Array,
): Statement {
  const where = key.map((name) => `${name} = ?`).join(' AND ')
  return {
    sql: `UPDATE ${table} SET ${column} = ? WHERE ${where} AND ${column} = ?`,
    params: [replacement, ...values, sealed],
  }
}

/**
 * One sealed value of each column, from either end of its table: enough to tell whether the keys belong to the data.
 * None for tables that an older program did not make.
 */
export function sealedSamples(data: Pick<TableStore, 'prepare'>): Uint8Array[] {
  const isThere = data.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
  const samples: Uint8Array[] = []
  for (const { table, key, column } of sealedColumns.filter((one) => isThere.get(one.table)))
    for (const direction of ['ASC', 'DESC']) {
      const order = key.map((name) => `${name} ${direction}`).join(', ')
      const text = `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL ORDER BY ${order} LIMIT 1`
      const row = data.prepare(text).get()
      if (row) samples.push(row[column] as Uint8Array)
    }
  return samples
}

/** The same of a database file; throws what SQLite does when it is none. */
export function sealedSamplesOf(file: string): Uint8Array[] {
  const db = openForReading(file)
  try {
    return sealedSamples(db)
  } finally {
    db.close()
  }
}
