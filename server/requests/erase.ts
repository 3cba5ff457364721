import type { AttachmentStore } from '../attachments/store.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readAttachmentsOf } from '../storage/attachment-table.ts'
import { readApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import { forgetBulletinsTo } from '../storage/bulletin-wish-table.ts'
import { decideErasuresOf } from '../storage/erasure-table.ts'
import { forgetMessages, forgetPerson, forgetWords } from '../storage/erasing.ts'
import { readRequest, type RequestRow } from '../storage/request-table.ts'
import type { Statement, Writer } from '../storage/writer.ts'
import type { RequestParts } from './parts.ts'

/** What erasing touches besides the tables. */
export interface ErasingParts extends RequestParts {
  attachments: Pick<AttachmentStore, 'removeFiles'>
  writer: Pick<Writer, 'clean'>
}

/** A request with its applicant; null when nobody is known to it, whose words may name people all the same. */
export interface Asked {
  row: RequestRow
  person: ApplicantRow | null
}

/** Undefined when there is no such request. */
export function readAsked({ tables }: RequestParts, requestId: string): Asked | undefined {
  const row = readRequest(tables, requestId)
  const person = row?.applicantId ? readApplicant(tables, row.applicantId) : undefined
  return row && { row, person: person ?? null }
}

/** Its words are gone for good, and with them whoever asked: new words would never be erased. */
export function isErased({ sealed }: Pick<RequestRow, 'sealed'>): boolean {
  return sealed === null
}

/**
 * Forget what they wrote, and who asked where that is known; `beside` is written in the same transaction. To be called
 * in the turn of the request's changes, so that none of them writes a word back. Erased before: nothing happens. Throws
 * `StorageError`.
 */
export async function eraseNow(
  parts: ErasingParts,
  { row, person }: Asked,
  by: { id: string; at: number; today: string },
  beside: readonly Statement[] = [],
): Promise<void> {
  if (isErased(row)) return
  const attachmentIds = readAttachmentsOf(parts.tables, row.id).map(({ id }) => id)
  const look = { at: by.at, staffId: by.id, requestId: row.id, sealed: null }
  await parts.tables.edit(
    ...(person ? [...forgetBulletinsTo(person.id), forgetPerson(person.id, by.at)] : []),
    ...forgetWords(row.id),
    ...beside,
    nothingToDecide(row, by),
    insertAccess({ ...look, subject: person?.id ?? row.id, action: 'erased' }),
  )
  // A one-time code that was asked for while this was on its way to the disk.
  await parts.tables.edit(...forgetMessages(row.id))
  parts.requestChanged([row.id])
  parts.writer.clean('wipe')
  await parts.attachments.removeFiles(attachmentIds)
}

/** Whoever asked meanwhile has what they asked for. */
function nothingToDecide({ id }: RequestRow, by: { id: string; at: number; today: string }) {
  const decided = { decidedAt: by.at, decidedBy: by.id, eraseOn: by.today }
  return decideErasuresOf(id, { ...decided, decision: 'granted' })
}
