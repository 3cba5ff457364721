import { maxAttachmentsPerRequest } from '../../domain/attachment.ts'
import { readAttachments, type AttachmentRow } from '../storage/attachment-table.ts'
import type { TableStore } from '../storage/tables.ts'

/** Not of this person, taken already, or not there; or more than a request can have. */
export interface RefusedTaking {
  refusal: 'unknown_attachment' | 'too_many_attachments'
}

/**
 * May this person give these to a request that has so many already? Asked in the turn of the request whose transaction
 * takes them (`takeAttachments`): of two that name the same photo only the first has it.
 */
export function takeable(
  tables: TableStore,
  uploadedBy: string,
  ids: readonly string[],
  alreadyThere = 0,
): AttachmentRow[] | RefusedTaking {
  const wanted = new Set(ids).size
  if (wanted + alreadyThere > maxAttachmentsPerRequest) return { refusal: 'too_many_attachments' }
  const rows = wanted === 0 ? [] : readAttachments(tables, ids)
  const own = rows.filter((row) => row.requestId === null && row.uploadedBy === uploadedBy)
  return own.length === wanted ? own : { refusal: 'unknown_attachment' }
}
