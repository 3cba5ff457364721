import { bulletinEvent } from '../../domain/bulletin.ts'
import { nudgeEvents } from '../../domain/requests/decision.ts'
import { openLetter } from '../outbox/letter.ts'
import { oneTimeCode } from '../outbox/pauses.ts'
import type { OutboxItem } from '../outbox/port.ts'
import { readApplicant } from '../storage/applicant-table.ts'
import { readOutbox } from '../storage/outbox-table.ts'
import { readRequest, type RequestRow } from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import { openApplicant } from './applicants.ts'
import { openContent } from './content.ts'
import type { RequestParts } from './parts.ts'

/** Of use to nobody as a call: worth nothing later, meant for colleagues, or for thousands at once. */
const neverCalled: ReadonlySet<string> = new Set([oneTimeCode, bulletinEvent, ...nudgeEvents])

/**
 * What could not be sent, by a machine or by hand, becomes a call, when there is a telephone: somebody tries. The code
 * that opens the request stays out of what they read.
 */
export function callInstead(parts: RequestParts, item: OutboxItem): Statement[] {
  const { channel, event, language, requestId } = item
  if (channel === 'call' || channel === 'webhook' || neverCalled.has(event)) return []
  const message = readOutbox(parts.tables, item.id)
  const letter = message && openLetter(parts.keyring, message)
  if (!letter) return []
  const request = requestId === null ? undefined : readRequest(parts.tables, requestId)
  const to = channel === 'sms' ? letter.to : phoneOf(parts, request)
  if (!to) return []
  const code = request ? openContent(parts.keyring, request).statusCode : ''
  const text = withoutCode(letter.text, code)
  const { subject } = letter
  return parts.outbox.enqueue({ requestId, event, language, channel: 'call', to, subject, text })
}

function phoneOf({ tables, keyring }: RequestParts, request: RequestRow | undefined): string {
  const person = request?.applicantId ? readApplicant(tables, request.applicantId) : undefined
  return (person && openApplicant(keyring, person)?.phone) ?? ''
}

/** Without the sentences that name the code; the link to the citizen's page is one of them. */
export function withoutCode(text: string, code: string): string {
  if (code === '') return text
  const without = (pieces: string[]) => pieces.filter((piece) => !piece.includes(code)).join(' ')
  // A text of one's own may be a single sentence: then at least the words go.
  return without(text.split(/(?<=[.!?])\s+/)) || without(text.split(/\s+/))
}
