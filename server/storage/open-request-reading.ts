import type { ExpressionBuilder } from 'kysely'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import { requestRowOf, type RequestRow } from './request-table.ts'
import type { Tables } from './schema.ts'
import { sql, type TableStore } from './tables.ts'

/** One of two is enough: the kind or the channel. */
export interface EitherOf {
  kinds: readonly RequestKind[]
  channels: readonly Channel[]
}

const isEither =
  ({ kinds, channels }: EitherOf) =>
  (is: ExpressionBuilder<Tables, 'requests'>) =>
    is.or([is('kind', 'in', kinds), is('channel', 'in', channels)])

/** Who was told of a recipient’s silence. */
export const escalationFilters = ['any', 'supervisor', 'manager'] as const
/** One of them. */
export type EscalationFilter = (typeof escalationFilters)[number]

/** Requests that are with somebody who is silent, and somebody above knows. */
function escalated(asked: EscalationFilter) {
  const query = sql.selectFrom('referrals').select('request_id').where('ended_at', 'is', null)
  return asked === 'any'
    ? query.where('escalation', 'is not', null)
    : query.where('escalation', '=', asked)
}

/** Which open requests; what is left out is not looked at. Days are `YYYY-MM-DD`. */
export interface OpenFilter {
  kind?: RequestKind | undefined
  channel?: Channel | undefined
  directorateId?: string | undefined
  assigneeId?: string | undefined
  /** Of these kinds or of these channels. */
  eitherOf?: EitherOf | undefined
  /** Of whose recipient's silence somebody above was told; `any` of them. */
  escalation?: EscalationFilter | undefined
  /** With a day here or in `dueTo`, only those whose clock runs. */
  dueFrom?: string | undefined
  dueTo?: string | undefined
  /** Continue after this one. */
  after?: { dueOn: string; id: string } | undefined
  limit: number
}

/** Open requests with a date, the earliest date first. */
export function readOpenByDate(tables: TableStore, filter: OpenFilter): RequestRow[] {
  let query = sql
    .selectFrom('requests')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('due_on', 'is not', null)
  if (filter.directorateId) query = query.where('directorate_id', '=', filter.directorateId)
  if (filter.assigneeId) query = query.where('assignee_id', '=', filter.assigneeId)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  if (filter.escalation) query = query.where('id', 'in', escalated(filter.escalation))
  if (filter.dueFrom || filter.dueTo) query = query.where('stopped_on', 'is', null)
  if (filter.dueFrom) query = query.where('due_on', '>=', filter.dueFrom)
  if (filter.dueTo) query = query.where('due_on', '<=', filter.dueTo)
  const { after } = filter
  if (after)
    query = query.where((is) =>
      is.or([
        is('due_on', '>', after.dueOn),
        is.and([is('due_on', '=', after.dueOn), is('id', '>', after.id)]),
      ]),
    )
  const rows = tables.rows(query.orderBy('due_on').orderBy('id').limit(filter.limit))
  return rows.map(requestRowOf)
}

/** How many are due on one day. */
export interface OpenCount {
  /** Who has them; null = the desk. */
  directorateId: string | null
  dueOn: string
  count: number
}

/** How many are open and their clock runs, by who has them and by date. */
export function countOpen(tables: TableStore, filter: Pick<OpenFilter, 'eitherOf'>): OpenCount[] {
  let query = sql
    .selectFrom('requests')
    .select(({ fn }) => ['directorate_id', 'due_on', fn.countAll<number>().as('count')])
    .where('closed_at', 'is', null)
    .where('due_on', 'is not', null)
    .where('stopped_on', 'is', null)
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  const rows = tables.rows(query.groupBy(['directorate_id', 'due_on']))
  return rows.map((row) => ({
    directorateId: row.directorate_id,
    dueOn: row.due_on ?? '',
    count: row.count,
  }))
}

/** How many open ones somebody above was told of: this one, or `any`. */
export function countEscalated(
  tables: TableStore,
  filter: Pick<OpenFilter, 'eitherOf'>,
  asked: EscalationFilter,
): number {
  let query = sql
    .selectFrom('requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .where('id', 'in', escalated(asked))
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  return tables.first(query)?.count ?? 0
}
