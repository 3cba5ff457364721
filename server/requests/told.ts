import type { OutboxItem } from '../outbox/port.ts'
import { openLetter } from '../outbox/letter.ts'
import type { DeliveryState } from '../../domain/requests/delivery.ts'
import { noteTold } from '../../domain/requests/note-told.ts'
import { readMessagesOf } from '../storage/outbox-reading.ts'
import { readOutbox } from '../storage/outbox-table.ts'
import { readRequest } from '../storage/request-table.ts'
import { readSteps } from '../storage/request-step-table.ts'
import type { Statement } from '../storage/writer.ts'
import type { RequestDesk } from './change.ts'
import { systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'

/** Messages that carry a decision: with one of them the applicant was told. */
const decisions = new Set(['answered', 'refused', 'not-examinable', 'forwarded'])

/** What the messages of a decision amount to: one that arrived is enough; none left that could is an attempt. */
export function toldBy(states: readonly DeliveryState[]): 'told' | 'attempted' | null {
  if (states.includes('sent')) return 'told'
  const isOver = states.length > 0 && !states.includes('waiting')
  return isOver ? 'attempted' : null
}

/** Close an answered request once its applicant was told, or cannot be. Does nothing for any other. */
export async function settleTold(
  parts: RequestParts,
  desk: RequestDesk,
  requestId: string,
): Promise<void> {
  const row = readRequest(parts.tables, requestId)
  if (row?.status !== 'answered') return
  const decidedAt = readSteps(parts.tables, requestId).findLast(({ type }) =>
    decisions.has(type),
  )?.at
  const messages = readMessagesOf(parts.tables, requestId).filter(
    ({ event, createdAt }) => decisions.has(event) && createdAt >= (decidedAt ?? 0),
  )
  const told = toldBy(messages.map(({ state }) => state))
  if (told === null) return
  await desk.change({
    id: requestId,
    actor: systemRequestActor,
    decide: (request, moment) => noteTold(request, { told }, moment),
  })
}

/** A text message that could not be sent becomes a call: somebody with a telephone tries. */
export function callInstead(parts: RequestParts, item: OutboxItem): Statement[] {
  if (item.channel !== 'sms' || item.event === 'one-time-code') return []
  const row = readOutbox(parts.tables, item.id)
  const letter = row && openLetter(parts.keyring, row)
  if (!letter) return []
  const { requestId, event, language } = item
  const { to, subject, text } = letter
  return [parts.outbox.enqueue({ requestId, event, language, channel: 'call', to, subject, text })]
}
