import type { ExpressionBuilder } from 'kysely'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import type { RequestStatus } from '../../domain/requests/state.ts'
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

/** Somebody waits for an answer by its date: the clock runs, and nothing is decided yet. */
const isDue = (is: ExpressionBuilder<Tables, 'requests'>) =>
  is.and([is('stopped_on', 'is', null), is('status', '!=', 'answered')])

/** Who was told of a recipient’s silence. */
export const escalationFilters = ['any', 'supervisor', 'manager'] as const
/** One of them. */
export type EscalationFilter = (typeof escalationFilters)[number]

/** Requests that are with somebody who is silent, or lie at the desk, and somebody above knows. */
function escalated(asked: EscalationFilter) {
  const open = sql.selectFrom('referrals').select('request_id as id').where('ended_at', 'is', null)
  const atDesk = sql.selectFrom('requests').select('id').where('closed_at', 'is', null)
  return asked === 'any'
    ? open
        .where('escalation', 'is not', null)
        .unionAll(atDesk.where('desk_escalation', 'is not', null))
    : open.where('escalation', '=', asked).unionAll(atDesk.where('desk_escalation', '=', asked))
}

/** Which open requests; what is left out is not looked at. Days are `YYYY-MM-DD`. */
export interface OpenFilter {
  kind?: RequestKind | undefined
  channel?: Channel | undefined
  directorateId?: string | undefined
  /** What nobody has, and is still to be answered: the desk's own. */
  isAtDesk?: boolean | undefined
  status?: RequestStatus | undefined
  assigneeId?: string | undefined
  /** Of these kinds or of these channels. */
  eitherOf?: EitherOf | undefined
  /** Of whose recipient's silence somebody above was told; `any` of them. */
  escalation?: EscalationFilter | undefined
  /** With a day here or in `actTo`, only those whose clock runs and that are not decided. */
  actFrom?: string | undefined
  actTo?: string | undefined
  /** Continue after this one. */
  after?: { actBy: string; id: string } | undefined
  limit: number
}

/** Open requests, the earliest day to act first. */
export function readOpenByDate(tables: TableStore, filter: OpenFilter): RequestRow[] {
  let query = sql.selectFrom('requests').selectAll().where('closed_at', 'is', null)
  if (filter.isAtDesk)
    query = query.where('directorate_id', 'is', null).where('status', '!=', 'answered')
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.directorateId) query = query.where('directorate_id', '=', filter.directorateId)
  if (filter.assigneeId) query = query.where('assignee_id', '=', filter.assigneeId)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  if (filter.escalation) query = query.where('id', 'in', escalated(filter.escalation))
  if (filter.actFrom || filter.actTo) query = query.where(isDue)
  if (filter.actFrom) query = query.where('act_by', '>=', filter.actFrom)
  if (filter.actTo) query = query.where('act_by', '<=', filter.actTo)
  const { after } = filter
  if (after)
    query = query.where((is) =>
      is.or([
        is('act_by', '>', after.actBy),
        is.and([is('act_by', '=', after.actBy), is('id', '>', after.id)]),
      ]),
    )
  const rows = tables.rows(query.orderBy('act_by').orderBy('id').limit(filter.limit))
  return rows.map(requestRowOf)
}

/** How many are to be acted on by one day. */
export interface OpenCount {
  /** Who has them; null = the desk. */
  directorateId: string | null
  actBy: string
  count: number
}

/** How many are still to be answered by a clock that runs, by who has them and by the day to act. */
export function countOpen(tables: TableStore, filter: Pick<OpenFilter, 'eitherOf'>): OpenCount[] {
  let query = sql
    .selectFrom('requests')
    .select(({ fn }) => ['directorate_id', 'act_by', fn.countAll<number>().as('count')])
    .where('closed_at', 'is', null)
    .where(isDue)
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  const rows = tables.rows(query.groupBy(['directorate_id', 'act_by']))
  return rows.map((row) => ({
    directorateId: row.directorate_id,
    actBy: row.act_by,
    count: row.count,
  }))
}

/** How many are decided, and the applicant still has to hear of it. */
export function countAnswered(tables: TableStore, filter: Pick<OpenFilter, 'eitherOf'>): number {
  let query = sql
    .selectFrom('requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .where('status', '=', 'answered')
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  return tables.first(query)?.count ?? 0
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
