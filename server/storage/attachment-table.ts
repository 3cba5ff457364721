import type { AttachmentKind, AttachmentType } from '../../domain/attachment.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A photo or scan; its bytes stand in a file of their own. */
export interface AttachmentRow {
  id: string
  /** Null while it belongs to its uploader only. */
  requestId: string | null
  draftId: string | null
  /** An officer's answer: the hop it was given in. */
  referralId: string | null
  /** The version of the step that made it part of its request; null while nothing has. */
  takenIn: number | null
  kind: AttachmentKind
  type: AttachmentType
  bytes: number
  width: number | null
  height: number | null
  uploadedBy: string
  at: number
}

const all = () => sql.selectFrom('attachments').selectAll()

/** Whosever it is; undefined when there is none, or no longer. */
export function readAttachment(tables: TableStore, id: string): AttachmentRow | undefined {
  const row = tables.first(all().where('id', '=', id))
  return row && attachmentRow(row)
}

/** Those of these ids that are there, in no order. */
export function readAttachments(tables: TableStore, ids: readonly string[]): AttachmentRow[] {
  return tables.rows(all().where('id', 'in', ids)).map(attachmentRow)
}

/** What a request has, oldest first. */
export function readAttachmentsOf(tables: TableStore, requestId: string): AttachmentRow[] {
  const query = all().where('request_id', '=', requestId).orderBy('at').orderBy('id')
  return tables.rows(query).map(attachmentRow)
}

/** Uploaded before this moment, and nothing has taken them since. */
export function readUntaken(tables: TableStore, before: number): AttachmentRow[] {
  const query = all()
    .where('request_id', 'is', null)
    .where('draft_id', 'is', null)
    .where('at', '<', before)
  return tables.rows(query).map(attachmentRow)
}

/** The ids after this one, in their order; the empty one begins. */
export function readAttachmentIds(tables: TableStore, after: string, limit: number): string[] {
  const query = sql.selectFrom('attachments').select('id').where('id', '>', after)
  return tables.rows(query.orderBy('id').limit(limit)).map(({ id }) => id)
}

/** Once its file is written; who writes it removes the file when this fails. */
export function insertAttachment(row: AttachmentRow): Statement {
  const { id, kind, type, bytes, width, height, at } = row
  const owner = {
    ...{ request_id: row.requestId, draft_id: row.draftId, referral_id: row.referralId },
    taken_in: row.takenIn,
  }
  const values = { id, kind, type, bytes, width, height, at, uploaded_by: row.uploadedBy, ...owner }
  return statement(sql.insertInto('attachments').values(values))
}

/** Which step of which request takes files, whose they are, and the hop it was in. */
export interface Taking {
  requestId: string
  version: number
  uploadedBy: string
  referralId: string | null
}

/**
 * They belong to this request from now on. Left alone: what somebody else has uploaded, and what a request has already.
 */
export function takeAttachments(
  ids: readonly string[],
  { requestId, version, uploadedBy, referralId }: Taking,
): Statement[] {
  if (ids.length === 0) return []
  const owner = { request_id: requestId, referral_id: referralId, draft_id: null }
  const query = sql
    .updateTable('attachments')
    .set({ ...owner, taken_in: version })
    .where('id', 'in', ids)
    .where('uploaded_by', '=', uploadedBy)
    .where('request_id', 'is', null)
  return [statement(query)]
}

/** Exactly these belong to the draft; what it no longer names is its uploader's again. */
export function attachToDraft(ids: readonly string[], draftId: string): Statement[] {
  const free = sql.updateTable('attachments').set({ draft_id: null })
  const take = sql.updateTable('attachments').set({ draft_id: draftId })
  const statements = [statement(free.where('draft_id', '=', draftId))]
  if (ids.length > 0)
    statements.push(statement(take.where('id', 'in', ids).where('request_id', 'is', null)))
  return statements
}

/** Their drafts are gone: they are their uploaders' again, and swept like everything that nothing took. */
export function freeFromLostDrafts(): Statement {
  const drafts = sql.selectFrom('request_drafts').select('id')
  const free = sql.updateTable('attachments').set({ draft_id: null })
  return statement(free.where('draft_id', 'is not', null).where('draft_id', 'not in', drafts))
}

/** Changes no row when a request took it meanwhile. */
export function deleteUntaken(id: string): Statement {
  const query = sql.deleteFrom('attachments').where('id', '=', id).where('request_id', 'is', null)
  return statement(query)
}

/** An erasure: their files are removed afterwards. */
export function deleteAttachmentsOf(requestId: string): Statement {
  return statement(sql.deleteFrom('attachments').where('request_id', '=', requestId))
}

function attachmentRow(row: Tables['attachments']): AttachmentRow {
  const { id, bytes, width, height, at } = row
  return {
    ...{ id, bytes, width, height, at },
    requestId: row.request_id,
    draftId: row.draft_id,
    referralId: row.referral_id,
    takenIn: row.taken_in,
    kind: row.kind as AttachmentKind,
    type: row.type as AttachmentType,
    uploadedBy: row.uploaded_by,
  }
}
