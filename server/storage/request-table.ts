import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import type { RequestState, RequestStatus } from '../../domain/requests/state.ts'
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
  /** By when somebody must act next, as it is shown. */
  actBy: string
  deskEscalation: RequestState['deskEscalation']
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
    act_by: row.actBy,
    desk_escalation: row.deskEscalation,
    due_on: row.dueOn,
    stopped_on: row.stoppedOn,
    state: row.state,
    sealed: row.sealed,
    closed_at: row.closedAt,
  }
}

/** A row of the table as the rest of the server knows it. */
export function requestRowOf(row: Tables['requests']): RequestRow {
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
    actBy: row.act_by,
    deskEscalation: row.desk_escalation as RequestRow['deskEscalation'],
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
  return row && requestRowOf(row)
}

/** In the order of the ids; unknown ones are left out. */
export function readRequests(tables: TableStore, ids: readonly string[]): RequestRow[] {
  if (ids.length === 0) return []
  const rows = tables.rows(all.where('id', 'in', ids))
  const byId = new Map(rows.map((row) => [row.id, requestRowOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** By its number of the year. */
export function readRequestByNumber(
  tables: TableStore,
  year: number,
  serial: number,
): RequestRow | undefined {
  const row = tables.first(all.where('year', '=', year).where('serial', '=', serial))
  return row && requestRowOf(row)
}

/** Those that came in under this reference of the channel, the newest first. */
export function readRequestsByChannelReference(
  tables: TableStore,
  channel: Channel,
  reference: string,
): RequestRow[] {
  const query = all.where('channel', '=', channel).where('external_reference', '=', reference)
  return tables.rows(query.orderBy('received_at', 'desc')).map(requestRowOf)
}

/** Those that came in under a reference, through whatever channel. */
export function readRequestsByReference(tables: TableStore, reference: string): RequestRow[] {
  const query = all.where('external_reference', '=', reference).orderBy('received_at', 'desc')
  return tables.rows(query).map(requestRowOf)
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

/** A new one. */
export function insertRequest(row: RequestRow): Statement {
  const { id, year, serial, branchId, createdBy } = row
  const own = { id, year, serial, branch_id: branchId, created_by: createdBy }
  return statement(sql.insertInto('requests').values({ ...own, ...columns(row) }))
}

/** Everything but what it is known by: number, branch, who took it. */
export function updateRequest(row: RequestRow): Statement {
  return statement(sql.updateTable('requests').set(columns(row)).where('id', '=', row.id))
}

/** The working day that is shown for the same legal date, and where it stands in lists with it. */
export function showDueOn({
  id,
  dueOn,
  actBy,
}: Pick<RequestRow, 'id' | 'dueOn' | 'actBy'>): Statement {
  const shown = { due_on: dueOn, act_by: actBy }
  return statement(sql.updateTable('requests').set(shown).where('id', '=', id))
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
