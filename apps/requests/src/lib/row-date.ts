import { handOverBy } from '../../../../domain/requests/at-desk.ts'
import type { RequestRowResource } from '../../../../domain/requests/resources.ts'

/** The date of a request that counts now. */
export interface RowDate {
  on: string | null
  /** By then it is to be handed over; its own date comes later. */
  isHandOver: boolean
}

/** Past its own date, that one is the worse news. Days are `YYYY-MM-DD`. */
export function rowDate(
  row: Pick<RequestRowResource, 'status' | 'forwardBy' | 'dueOn' | 'actBy'>,
  today: string,
): RowDate {
  const handOver = handOverBy(row)
  const isPast = row.dueOn !== null && row.dueOn < today
  if (handOver !== null && !isPast) return { on: handOver, isHandOver: true }
  const on = row.dueOn ?? (row.status === 'referred' ? row.actBy : null)
  return { on, isHandOver: false }
}
