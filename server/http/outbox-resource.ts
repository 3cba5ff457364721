import type {
  DeliveryAttemptResource,
  DeliveryOpeningResource,
  DeliveryResource,
} from '../../domain/requests/delivery.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import { openLetter } from '../outbox/letter.ts'
import { masked } from '../outbox/masked.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Letter } from '../outbox/port.ts'
import type { SaidByHand } from '../requests/said-by-hand.ts'
import type { ListedOutboxRow } from '../storage/outbox-reading.ts'
import type { AttemptRow } from '../storage/outbox-table.ts'
import type { StaffName } from '../queue/counter-resource.ts'

/** A message as a list shows it. */
export function deliveryResource({ parts }: Outbox, row: ListedOutboxRow): DeliveryResource {
  const { id, requestId, event, channel, language, attempts, state, problem } = row
  const letter = openLetter(parts.sealer, row)
  const time = timeIn(parts)
  return {
    ...{ id, requestId, requestNumber: numberOf(row), event, channel, language },
    recipient: letter && masked(letter.to),
    createdAt: time(row.createdAt) ?? '',
    ...{ attempts, nextAt: time(row.nextAt), state, sentAt: time(row.sentAt), problem },
  }
}

/** A message in full, with what it is about. */
export function openingResource(
  { to, subject }: Letter,
  { text, words }: SaidByHand,
): DeliveryOpeningResource {
  return { recipient: to, subject, text, words }
}

/** A try as a screen shows it; times with the offset of the first branch. */
export function attemptResource(
  { parts }: Outbox,
  row: AttemptRow,
  staffName: StaffName,
): DeliveryAttemptResource {
  const time = timeIn(parts)
  return {
    ...row,
    startedAt: time(row.startedAt) ?? '',
    endedAt: time(row.endedAt),
    by: row.by === null ? null : staffName(row.by),
  }
}

const timeIn = (parts: Outbox['parts']) => (at: number | null) =>
  at === null ? null : parts.zone().iso(at)

function numberOf({ request }: ListedOutboxRow): string | null {
  return request && requestNumber(request.year, request.serial)
}
