import type { ErasureDecision } from '../../domain/requests/retention.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** Somebody asked that a request forgets people. Stays when it has: it holds ids and dates only. */
export interface ErasureRow {
  id: string
  requestId: string
  askedAt: number
  /** The colleague they told. */
  askedBy: string
  decidedAt: number | null
  decidedBy: string | null
  decision: ErasureDecision | null
  /** `YYYY-MM-DD`; null when refused, and while the request is open. */
  eraseOn: string | null
}

const all = sql.selectFrom('erasures').selectAll()
const mostErasures = 500

/** Decided or not; undefined when there is none. */
export function readErasure(tables: TableStore, id: string): ErasureRow | undefined {
  const row = tables.first(all.where('id', '=', id))
  return row && rowOf(row)
}

/** The undecided ones, the longest waiting first; or all, the latest first. */
export function readErasures(tables: TableStore, { openOnly }: { openOnly: boolean }) {
  const open = all.where('decided_at', 'is', null).orderBy('asked_at').orderBy('id')
  const every = all.orderBy('asked_at', 'desc').orderBy('id')
  return tables.rows((openOnly ? open : every).limit(mostErasures)).map(rowOf)
}

/**
 * The nearest day that a decision chose for a request since it was closed; null when none did. One that was opened again
 * keeps no day.
 */
export function readChosenDay(
  tables: TableStore,
  { id, closedAt }: { id: string; closedAt: number },
): string | null {
  const query = sql.selectFrom('erasures').select('erase_on').where('request_id', '=', id)
  const chosen = query.where('decision', '=', 'later').where('decided_at', '>=', closedAt)
  const nearest = chosen.where('erase_on', 'is not', null).orderBy('erase_on').limit(1)
  return tables.first(nearest)?.erase_on ?? null
}

/** Asked for and not decided. */
export function readOpenErasure(tables: TableStore, requestId: string): ErasureRow | undefined {
  const query = all.where('request_id', '=', requestId).where('decided_at', 'is', null)
  const row = tables.first(query.limit(1))
  return row && rowOf(row)
}

/** In one transaction with the look that keeps the reason, sealed. */
export function insertErasure(row: ErasureRow): Statement {
  return statement(
    sql.insertInto('erasures').values({
      ...{ id: row.id, request_id: row.requestId },
      ...{ asked_at: row.askedAt, asked_by: row.askedBy, decided_at: row.decidedAt },
      ...{ decided_by: row.decidedBy, decision: row.decision, erase_on: row.eraseOn },
    }),
  )
}

type Decided = Pick<ErasureRow, 'decidedAt' | 'decidedBy' | 'decision' | 'eraseOn'>

const columnsOf = ({ decidedAt, decidedBy, decision, eraseOn }: Decided) => ({
  ...{ decided_at: decidedAt, decided_by: decidedBy, decision, erase_on: eraseOn },
})

/** Changes nothing that is decided. */
export function decideErasureRow(id: string, decided: Decided): Statement {
  const query = sql.updateTable('erasures').set(columnsOf(decided)).where('id', '=', id)
  return statement(query.where('decided_at', 'is', null))
}

/** Nobody needs to decide any more. */
export function decideErasuresOf(requestId: string, decided: Decided): Statement {
  const query = sql.updateTable('erasures').set(columnsOf(decided))
  return statement(query.where('request_id', '=', requestId).where('decided_at', 'is', null))
}

function rowOf(row: Tables['erasures']): ErasureRow {
  return {
    ...{ id: row.id, requestId: row.request_id },
    ...{ askedAt: row.asked_at, askedBy: row.asked_by, decidedAt: row.decided_at },
    ...{ decidedBy: row.decided_by, decision: row.decision as ErasureDecision | null },
    eraseOn: row.erase_on,
  }
}
