import type { WebhookPayload } from '../../domain/program.ts'
import type { StepType } from '../../domain/requests/decision.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import type { NewMessage } from '../outbox/port.ts'
import type { RequestRow } from '../storage/request-table.ts'
import type { WebhookBook } from './webhooks.ts'

/** A change of a request, as other systems are told of it. */
export interface ToldChange {
  /** As it is after the change. */
  row: RequestRow
  stepType: StepType
  /** Who had it before; null = the desk, or it is new. */
  heldBefore: string | null
  /** ISO 8601 with offset. */
  at: string
}

/** One message for each webhook that may hear of it. Ids and dates only. */
export function webhookMessages(
  book: Pick<WebhookBook, 'hearing'>,
  { row, stepType, heldBefore, at }: ToldChange,
): NewMessage[] {
  const payload: WebhookPayload = {
    type: `request.${stepType}`,
    timestamp: at,
    data: {
      requestId: row.id,
      number: requestNumber(row.year, row.serial),
      status: row.status,
      directorateId: row.directorateId,
      dueOn: row.dueOn,
      version: row.version,
    },
  }
  const text = JSON.stringify(payload)
  return book.hearing([row.directorateId, heldBefore]).map(({ id, url }) => ({
    ...{ requestId: row.id, event: payload.type, channel: 'webhook', language: 'tr' },
    ...{ to: url, subject: id, text },
  }))
}
