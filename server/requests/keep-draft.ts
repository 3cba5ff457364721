import { rowContext, sealJson } from '../sealing/port.ts'
import { attachToDraft, readAttachments } from '../storage/attachment-table.ts'
import {
  isFinished,
  mostDrafts,
  putDraft,
  readDraft,
  readDrafts,
  type DraftRow,
} from '../storage/draft-table.ts'
import type { TableStore } from '../storage/tables.ts'
import type { RequestParts } from './parts.ts'

/** A draft that nobody came back to is thrown away; for as long it is known what a finished one became. */
export const draftsKeptMs = 7 * 24 * 3_600_000

/** A form as its page has it now. */
export interface KeptDraft {
  id: string
  staffId: string
  branchId: string
  ticketId: string | null
  content: Record<string, unknown>
  attachmentIds: readonly string[]
  /** The id that the page gave itself. */
  page: string | null
  /** The closed page whose unconfirmed words this one took over. */
  heirOf: string | null
  /** The latest that the page has seen, 0 = none; undefined: it does not look. */
  version?: number | undefined
}

/** A form that is not kept; what was kept of it before stays. */
export interface RefusedDraft {
  refusal: 'not_found' | 'draft_finished' | 'draft_outdated' | 'too_many_drafts'
}

/**
 * Keep a form that is being filled in; one after the other. Refusals: `not_found` (somebody else's), `draft_finished`,
 * `draft_outdated` (another tab has written since), `too_many_drafts`. Throws `StorageError`.
 */
export async function keepDraft(
  { tables, keyring, clock }: Pick<RequestParts, 'tables' | 'keyring' | 'clock'>,
  draft: KeptDraft,
): Promise<DraftRow | RefusedDraft> {
  const { id, staffId, branchId, ticketId, page } = draft
  const there = readDraft(tables, id)
  if (there && there.staffId !== staffId) return { refusal: 'not_found' }
  const isOver = () => isFinished(tables, draft, Date.now() - draftsKeptMs)
  if (isOver()) return { refusal: 'draft_finished' }
  if (there && isOutdated(there, draft)) return { refusal: 'draft_outdated' }
  if (!there && readDrafts(tables, staffId).length >= mostDrafts)
    return { refusal: 'too_many_drafts' }
  const version = (there?.version ?? 0) + 1
  const sealed = sealJson(keyring, draft.content, rowContext('request_drafts', id))
  const row = { id, staffId, branchId, ticketId, sealed, version, page, updatedAt: clock.now() }
  const stored = await tables.edit(...attachToDraft(filesOf(tables, draft), id), putDraft(row))
  if (stored !== 0) return row
  // Since it was looked for above.
  return { refusal: isOver() ? 'draft_finished' : 'not_found' }
}

/** A photo that is not there any more is no reason to lose the words. */
function filesOf(tables: TableStore, { staffId, attachmentIds }: KeptDraft): string[] {
  if (attachmentIds.length === 0) return []
  const free = readAttachments(tables, attachmentIds).filter(({ requestId }) => requestId === null)
  return free.filter(({ uploadedBy }) => uploadedBy === staffId).map(({ id }) => id)
}

/** The same page may not have heard that its last words arrived: those of another page it has not seen. */
function isOutdated({ version, page }: DraftRow, draft: KeptDraft): boolean {
  if (draft.version === undefined || draft.version === version) return false
  return page === null || (page !== draft.page && page !== draft.heirOf)
}
