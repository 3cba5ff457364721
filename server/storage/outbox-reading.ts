import { bulletinEvent } from '../../domain/bulletin.ts'
import type {
  AttemptOutcome,
  DeliveryChannel,
  DeliveryState,
} from '../../domain/requests/delivery.ts'
import { readOutbox, type AttemptRow, type OutboxRow } from './outbox-table.ts'
import { sql, type TableStore } from './tables.ts'

/** A message with what a list shows beside it. */
export interface ListedOutboxRow extends OutboxRow {
  /** Of its request; null when there is none. */
  request: { year: number; serial: number } | null
  /** What went wrong last; null when nothing did. */
  problem: string | null
}

/** Where a page ends: the next one begins behind it. */
export interface OutboxPlace {
  createdAt: number
  id: string
}

interface Filter {
  state: DeliveryState | null
  channels: readonly DeliveryChannel[] | null
  /** Left out, unless a bulletin’s own are asked for: one is thousands of rows. */
  bulletins?: boolean
}

/** Messages, newest first, a page at a time. */
export function listOutbox(
  tables: TableStore,
  filter: Filter & { after: OutboxPlace | null; limit: number },
): ListedOutboxRow[] {
  const { after, limit } = filter
  let query = matching(filter).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
    )
  return withContext(tables, tables.rows(query))
}

/**
 * What people do by hand and have not done: the longest due first. While a gateway carries what is otherwise sent by hand
 * (`isHandCarried`), only what it has left to them: that is due at no time.
 */
export function readOpenWork(
  tables: TableStore,
  { isHandCarried, limit }: { isHandCarried: boolean; limit: number },
): ListedOutboxRow[] {
  let open = matching({ state: 'waiting', channels: ['call', 'hand'] })
  if (isHandCarried)
    open = open.where((is) => is.or([is('channel', '=', 'call'), is('next_at', 'is', null)]))
  return withContext(tables, tables.rows(open.orderBy('next_at').orderBy('id').limit(limit)))
}

/** What a request caused, in the order in which it was written. */
export function readMessagesOf(
  tables: TableStore,
  requestId: string,
): Pick<OutboxRow, 'event' | 'channel' | 'state' | 'createdAt'>[] {
  const query = sql.selectFrom('outbox').select(['event', 'channel', 'state', 'created_at'])
  const rows = tables.rows(query.where('request_id', '=', requestId).orderBy('created_at'))
  return rows.map(({ event, channel, state, created_at: createdAt }) => ({
    event,
    channel: channel as DeliveryChannel,
    state: state as DeliveryState,
    createdAt,
  }))
}

/** The same, whole: for the person's own copy of what is held about them. */
export function readMessageRowsOf(tables: TableStore, requestId: string): OutboxRow[] {
  const query = sql.selectFrom('outbox').select('id').where('request_id', '=', requestId)
  const found = tables.rows(query.orderBy('created_at').orderBy('id'))
  return found.flatMap(({ id }) => readOutbox(tables, id) ?? [])
}

/** One of them as a list shows it; undefined when there is none. */
export function readListed(tables: TableStore, id: string): ListedOutboxRow | undefined {
  return readOutbox(tables, id) && withContext(tables, [{ id }])[0]
}

/** Every attempt, in order. */
export function readAttempts(tables: TableStore, id: string): AttemptRow[] {
  const query = sql.selectFrom('outbox_attempts').selectAll()
  const rows = tables.rows(query.where('outbox_id', '=', id).orderBy('attempt'))
  return rows.map((row) => ({
    attempt: row.attempt,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome as AttemptOutcome | null,
    problem: row.problem,
    by: row.by,
  }))
}

/** How many attempts began at that time or later. */
export function countAttempts(tables: TableStore, id: string, since: number): number {
  const query = sql
    .selectFrom('outbox_attempts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('outbox_id', '=', id)
    .where('started_at', '>=', since)
  return tables.first(query)?.count ?? 0
}

/** When the first of its attempts began, at that time or later; undefined when there was none. */
export function readFirstAttemptAt(
  tables: TableStore,
  id: string,
  since: number,
): number | undefined {
  const query = sql
    .selectFrom('outbox_attempts')
    .select('started_at')
    .where('outbox_id', '=', id)
    .where('started_at', '>=', since)
  return tables.first(query.orderBy('started_at').limit(1))?.started_at
}

/** How many of this request's calls nobody answered, and so on. */
export function countOutcomes(
  tables: TableStore,
  id: string,
  since: number,
  outcome: AttemptOutcome,
): number {
  const query = sql
    .selectFrom('outbox_attempts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('outbox_id', '=', id)
    .where('started_at', '>=', since)
    .where('outcome', '=', outcome)
  return tables.first(query)?.count ?? 0
}

/** Attempts that began and have no end: the server was ended in the middle of them. */
export function readUnended(tables: TableStore): { id: string; attempt: number }[] {
  const query = sql.selectFrom('outbox_attempts').select(['outbox_id as id', 'attempt'])
  return tables.rows(query.where('ended_at', 'is', null))
}

function matching({ state, channels, bulletins = false }: Filter) {
  const event = bulletins ? '=' : '!='
  let query = sql.selectFrom('outbox').select('id').where('event', event, bulletinEvent)
  if (state !== null) query = query.where('state', '=', state)
  if (channels !== null) query = query.where('channel', 'in', channels)
  return query
}

/** In the order given. */
function withContext(tables: TableStore, found: readonly { id: string }[]): ListedOutboxRow[] {
  return found.flatMap(({ id }) => {
    const row = readOutbox(tables, id)
    if (!row) return []
    return { ...row, request: numberOf(tables, row.requestId), problem: lastProblem(tables, row) }
  })
}

function numberOf(tables: TableStore, requestId: string | null) {
  if (requestId === null) return null
  const found = tables.prepare('SELECT year, serial FROM requests WHERE id = ?').get(requestId)
  return (found as { year: number; serial: number } | undefined) ?? null
}

function lastProblem(tables: TableStore, { id, attempts }: OutboxRow): string | null {
  const query = sql.selectFrom('outbox_attempts').select('problem')
  const last = tables.first(query.where('outbox_id', '=', id).where('attempt', '=', attempts))
  return last?.problem ?? null
}
