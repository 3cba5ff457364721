import type { ExpressionBuilder } from 'kysely'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import type { RequestStatus } from '../../domain/requests/state.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A request as it is stored; what names people is sealed. */
export interface RequestRow {
  id: string
  year: number
  serial: number
  version: number
  branchId: string
  /** Null also for a desk that says something about health. */
  deskId: string | null
  /** Forgotten when the day ends. */
  ticketId: string | null
  kind: RequestKind
  channel: Channel
  externalReference: string | null
  topicId: string | null
  /** Who has it now; null = the desk. */
  directorateId: string | null
  assigneeId: string | null
  applicantId: string | null
  neighbourhood: string
  status: RequestStatus
  urgent: boolean
  /** Epoch milliseconds. */
  receivedAt: number
  forwardBy: string | null
  /** As it is shown: a working day. */
  dueOn: string | null
  /** The clock stands since then; null = it runs. */
  stoppedOn: string | null
  /** JSON: what rules look at and no list asks for. */
  state: string
  sealed: Uint8Array | null
  closedAt: number | null
  createdBy: string
}

type Stored = Tables['requests']

function columns(row: RequestRow) {
  return {
    version: row.version,
    desk_id: row.deskId,
    ticket_id: row.ticketId,
    kind: row.kind,
    channel: row.channel,
    external_reference: row.externalReference,
    topic_id: row.topicId,
    directorate_id: row.directorateId,
    assignee_id: row.assigneeId,
    applicant_id: row.applicantId,
    neighbourhood: row.neighbourhood,
    status: row.status,
    urgent: Number(row.urgent),
    received_at: row.receivedAt,
    forward_by: row.forwardBy,
    due_on: row.dueOn,
    stopped_on: row.stoppedOn,
    state: row.state,
    sealed: row.sealed,
    closed_at: row.closedAt,
  }
}

function rowOf(row: Stored): RequestRow {
  return {
    id: row.id,
    year: row.year,
    serial: row.serial,
    version: row.version,
    branchId: row.branch_id,
    deskId: row.desk_id,
    ticketId: row.ticket_id,
    kind: row.kind as RequestKind,
    channel: row.channel as Channel,
    externalReference: row.external_reference,
    topicId: row.topic_id,
    directorateId: row.directorate_id,
    assigneeId: row.assignee_id,
    applicantId: row.applicant_id,
    neighbourhood: row.neighbourhood,
    status: row.status as RequestStatus,
    urgent: row.urgent === 1,
    receivedAt: row.received_at,
    forwardBy: row.forward_by,
    dueOn: row.due_on,
    stoppedOn: row.stopped_on,
    state: row.state,
    sealed: row.sealed,
    closedAt: row.closed_at,
    createdBy: row.created_by,
  }
}

const all = sql.selectFrom('requests').selectAll()

/** Undefined when there is none. */
export function readRequest(tables: TableStore, id: string): RequestRow | undefined {
  const row = tables.first(all.where('id', '=', id))
  return row && rowOf(row)
}

/** In the order of the ids; unknown ones are left out. */
export function readRequests(tables: TableStore, ids: readonly string[]): RequestRow[] {
  if (ids.length === 0) return []
  const rows = tables.rows(all.where('id', 'in', ids))
  const byId = new Map(rows.map((row) => [row.id, rowOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** By its number of the year. */
export function readRequestByNumber(
  tables: TableStore,
  year: number,
  serial: number,
): RequestRow | undefined {
  const row = tables.first(all.where('year', '=', year).where('serial', '=', serial))
  return row && rowOf(row)
}

/** Those that came in under this reference of the channel, the newest first. */
export function readRequestsByChannelReference(
  tables: TableStore,
  channel: Channel,
  reference: string,
): RequestRow[] {
  const query = all.where('channel', '=', channel).where('external_reference', '=', reference)
  return tables.rows(query.orderBy('received_at', 'desc')).map(rowOf)
}

/** Those that came in under a reference, through whatever channel. */
export function readRequestsByReference(tables: TableStore, reference: string): RequestRow[] {
  const query = all.where('external_reference', '=', reference).orderBy('received_at', 'desc')
  return tables.rows(query).map(rowOf)
}

/** Whether one was ever taken. */
export function hasRequests(tables: TableStore): boolean {
  return tables.first(sql.selectFrom('requests').select('id').limit(1)) !== undefined
}

/** The last number given in a year; 0 before the first. */
export function readLastSerial(tables: TableStore, year: number): number {
  const row = tables.first(
    sql
      .selectFrom('requests')
      .select('serial')
      .where('year', '=', year)
      .orderBy('serial', 'desc')
      .limit(1),
  )
  return row?.serial ?? 0
}

export interface EitherOf {
  kinds: readonly RequestKind[]
  channels: readonly Channel[]
}

const isEither =
  ({ kinds, channels }: EitherOf) =>
  (is: ExpressionBuilder<Tables, 'requests'>) =>
    is.or([is('kind', 'in', kinds), is('channel', 'in', channels)])

export const escalationFilters = ['any', 'supervisor', 'manager'] as const
export type EscalationFilter = (typeof escalationFilters)[number]

/** Requests that are with somebody who is silent, and somebody above knows. */
function escalated(asked: EscalationFilter) {
  const query = sql.selectFrom('referrals').select('request_id').where('ended_at', 'is', null)
  return asked === 'any'
    ? query.where('escalation', 'is not', null)
    : query.where('escalation', '=', asked)
}

export interface OpenFilter {
  kind?: RequestKind | undefined
  channel?: Channel | undefined
  directorateId?: string | undefined
  assigneeId?: string | undefined
  /** Of these kinds or of these channels. */
  eitherOf?: EitherOf | undefined
  /** Of whose recipient's silence somebody above was told; `any` of them. */
  escalation?: EscalationFilter | undefined
  dueFrom?: string | undefined
  dueTo?: string | undefined
  /** Continue after this one. */
  after?: { dueOn: string; id: string } | undefined
  limit: number
}

/** Open requests with a date, the earliest date first. */
export function readOpenByDate(tables: TableStore, filter: OpenFilter): RequestRow[] {
  let query = all.where('closed_at', 'is', null).where('due_on', 'is not', null)
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
  return rows.map((row) => rowOf(row))
}

export interface OpenCount {
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

/** How many open ones somebody above was told of. */
export function countEscalated(tables: TableStore, filter: Pick<OpenFilter, 'eitherOf'>): number {
  let query = sql
    .selectFrom('requests')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
    .where('id', 'in', escalated('any'))
  if (filter.eitherOf) query = query.where(isEither(filter.eitherOf))
  return tables.first(query)?.count ?? 0
}

/** Those that stand in one status, for the round that looks after them. */
export function readRequestIdsIn(tables: TableStore, status: RequestStatus): string[] {
  const query = sql.selectFrom('requests').select('id').where('closed_at', 'is', null)
  return tables.rows(query.where('status', '=', status)).map(({ id }) => id)
}

export function insertRequest(row: RequestRow): Statement {
  const { id, year, serial, branchId, createdBy } = row
  const own = { id, year, serial, branch_id: branchId, created_by: createdBy }
  return statement(sql.insertInto('requests').values({ ...own, ...columns(row) }))
}

export function updateRequest(row: RequestRow): Statement {
  return statement(sql.updateTable('requests').set(columns(row)).where('id', '=', row.id))
}

/** The working day that is shown for the same legal date. */
export function showDueOn(id: string, dueOn: string | null): Statement {
  return statement(sql.updateTable('requests').set({ due_on: dueOn }).where('id', '=', id))
}

/** The day of their tickets is over: no link is kept, the queue knows about health. */
export function forgetTickets(ticketIds: readonly string[]): Statement {
  return statement(
    sql.updateTable('requests').set({ ticket_id: null }).where('ticket_id', 'in', ticketIds),
  )
}

/** The tickets that requests still hold on to. */
export function readLinkedTickets(tables: TableStore): string[] {
  const query = sql.selectFrom('requests').select('ticket_id').where('ticket_id', 'is not', null)
  return tables.rows(query).flatMap(({ ticket_id: id }) => id ?? [])
}
