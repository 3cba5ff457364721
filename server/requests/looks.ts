import type { AccessAction } from '../../domain/requests/privacy-resources.ts'
import { openText, rowContext, SealError, sealText } from '../sealing/port.ts'
import { insertAccess, type AccessRow } from '../storage/access-log-table.ts'
import type { Statement } from '../storage/writer.ts'
import type { RequestParts } from './parts.ts'

/** One line of the log of looks; what was written as the reason is sealed. */
export function recordLook(
  { keyring }: Pick<RequestParts, 'keyring'>,
  { at, askedBy, requestId }: { at: number; askedBy: string; requestId: string },
  { action, subject, reason }: { action: AccessAction; subject: string; reason: string },
): Statement {
  const context = rowContext('access_log', askedBy, at)
  const sealed = reason === '' ? null : sealText(keyring, reason, context)
  return insertAccess({ at, staffId: askedBy, action, requestId, subject, sealed })
}

/** What was written with it; empty when nothing was, when it was erased, and when its key is gone. */
export function reasonOf(
  { keyring }: Pick<RequestParts, 'keyring'>,
  { sealed, staffId, at }: Pick<AccessRow, 'sealed' | 'staffId' | 'at'>,
): string {
  if (sealed === null) return ''
  try {
    return openText(keyring, sealed, rowContext('access_log', staffId, at))
  } catch (error) {
    if (error instanceof SealError) return ''
    throw error
  }
}
