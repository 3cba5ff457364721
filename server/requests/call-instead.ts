import { bulletinEvent } from '../../domain/bulletin.ts'
import { nudgeEvents } from '../../domain/requests/decision.ts'
import { openLetter } from '../outbox/letter.ts'
import { oneTimeCode } from '../outbox/pauses.ts'
import type { OutboxItem } from '../outbox/port.ts'
import { readOutbox } from '../storage/outbox-table.ts'
import { readRequest } from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import { applicantOf } from './applicants.ts'
import type { RequestParts } from './parts.ts'

/** Of use to nobody as a call: worth nothing later, meant for colleagues, or for thousands at once. */
const neverCalled: ReadonlySet<string> = new Set([oneTimeCode, bulletinEvent, ...nudgeEvents])

/**
 * What could not be sent, by a machine or by hand, becomes a call, when there is a telephone: somebody tries. What
 * they read out stands in `saidByHand`.
 */
export function callInstead(parts: RequestParts, item: OutboxItem): Statement[] {
  const { channel, event, language, requestId } = item
  if (channel === 'call' || channel === 'webhook' || neverCalled.has(event)) return []
  const message = readOutbox(parts.tables, item.id)
  const letter = message && openLetter(parts.keyring, message)
  if (!letter) return []
  const request = requestId === null ? undefined : readRequest(parts.tables, requestId)
  const to = channel === 'sms' ? letter.to : request && applicantOf(parts, request)?.phone
  if (!to) return []
  const { subject, text } = letter
  return parts.outbox.enqueue({ requestId, event, language, channel: 'call', to, subject, text })
}
