import { draftsOf, findCreation, rememberCreation } from './creation-table.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A form that is being filled in; what stands in it is sealed. */
export interface DraftRow {
  id: string
  staffId: string
  branchId: string
  ticketId: string | null
  updatedAt: number
  sealed: Uint8Array
  /** Rises by one each time it is kept. */
  version: number
  /** The page that kept it last, by the id it gave itself. */
  page: string | null
}

/** Of one clerk, the latest first. */
export function readDrafts(tables: TableStore, staffId: string): DraftRow[] {
  const query = sql.selectFrom('request_drafts').selectAll().where('staff_id', '=', staffId)
  return tables.rows(query.orderBy('updated_at', 'desc').limit(mostDrafts)).map(draftRow)
}

/** Whosever it is; undefined when there is none. */
export function readDraft(tables: TableStore, id: string): DraftRow | undefined {
  const row = tables.first(sql.selectFrom('request_drafts').selectAll().where('id', '=', id))
  return row && draftRow(row)
}

function draftRow(row: Tables['request_drafts']): DraftRow {
  const { id, sealed, version, page } = row
  const owner = { staffId: row.staff_id, branchId: row.branch_id, ticketId: row.ticket_id }
  return { id, sealed, version, page, ...owner, updatedAt: row.updated_at }
}

/** More than anybody keeps open. */
export const mostDrafts = 100

/**
 * Made by the page under an id of its own, so that a repeat is the same draft. Never somebody else's, and never one that
 * became a request: one that was on its way meanwhile would bring it back.
 */
export function putDraft(row: DraftRow): Statement {
  const { actor, key } = finishedKey(row)
  return {
    sql: `INSERT INTO request_drafts (id, staff_id, branch_id, ticket_id, updated_at, sealed, version, page)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?
          WHERE NOT EXISTS (SELECT 1 FROM creations WHERE actor = ? AND key = ?)
          ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, sealed = excluded.sealed,
            version = excluded.version, page = excluded.page
          WHERE staff_id = excluded.staff_id`,
    params: [
      row.id,
      row.staffId,
      row.branchId,
      row.ticketId,
      row.updatedAt,
      row.sealed,
      row.version,
      row.page,
      actor,
      key,
    ],
  }
}

type OwnDraft = Pick<DraftRow, 'id' | 'staffId'>

/** Among what keys created: a draft creates one request. */
function finishedKey({ id, staffId }: OwnDraft): { actor: string; key: string } {
  return { actor: `${draftsOf}${staffId}`, key: id }
}

/** It became a request: nothing of it stays, and it cannot come back until `forgetFinished`. */
export function finishDraft(
  draft: OwnDraft,
  requestId: string,
  at: number,
  since: number,
): Statement[] {
  const isKnown = sql
    .deleteFrom('creations')
    .where('actor', '=', finishedKey(draft).actor)
    .where('key', '=', draft.id)
  const remembered = rememberCreation({ ...finishedKey(draft), hash: '' }, requestId, at, since)
  return [deleteDraft(draft.id, draft.staffId), statement(isKnown), ...remembered]
}

/** Whether it became a request since then. */
export function isFinished(tables: TableStore, draft: OwnDraft, since: number): boolean {
  return readFinished(tables, draft, since) !== undefined
}

/** The id of the request that it became since then. */
export function readFinished(
  tables: TableStore,
  draft: OwnDraft,
  since: number,
): string | undefined {
  return findCreation(tables, { ...finishedKey(draft), hash: '' }, since)?.resourceId
}

/** Changes no row when it is gone, or somebody else’s. Its photos: `freeFromLostDrafts`. */
export function deleteDraft(id: string, staffId: string): Statement {
  return statement(
    sql.deleteFrom('request_drafts').where('id', '=', id).where('staff_id', '=', staffId),
  )
}

/** What became of drafts until then. */
export function forgetFinished(until: number): Statement {
  const query = sql.deleteFrom('creations').where('actor', 'like', `${draftsOf}%`)
  return statement(query.where('recorded_at', '<=', until))
}

/** Nobody came back to them. */
export function deleteOldDrafts(before: number): Statement {
  return statement(sql.deleteFrom('request_drafts').where('updated_at', '<', before))
}

/** The day of their tickets is over. */
export function forgetDraftTickets(ticketIds: readonly string[]): Statement {
  return statement(
    sql.updateTable('request_drafts').set({ ticket_id: null }).where('ticket_id', 'in', ticketIds),
  )
}

/** The tickets that drafts still hold on to. */
export function readDraftTickets(tables: TableStore): string[] {
  const query = sql.selectFrom('request_drafts').select('ticket_id')
  return tables.rows(query.where('ticket_id', 'is not', null)).flatMap((row) => row.ticket_id ?? [])
}
