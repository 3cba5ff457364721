import { numbersOnce, type Channel } from '../../domain/requests/kinds.ts'
import { readRequestsByChannelReference, type RequestRow } from '../storage/request-table.ts'
import type { RequestParts } from './parts.ts'

/** How a request came in. */
interface Arrived {
  branchId: string
  channel: Channel
  externalReference: string | null
  /** Epoch milliseconds; null = now. */
  receivedAt: number | null
  /** From a list: the same reference of the same day is the same request. */
  isListed?: boolean
}

/**
 * The request that this one already is: under the same reference where the channel numbers once and for all, else only
 * for a line of a list, which may be brought in again, under the same reference of the same day.
 */
export function knownRequest(
  { tables, directory, clock }: Pick<RequestParts, 'tables' | 'directory' | 'clock'>,
  { branchId, channel, externalReference, receivedAt, isListed = false }: Arrived,
): RequestRow | undefined {
  if (externalReference === null) return undefined
  if (!numbersOnce(channel) && !isListed) return undefined
  const rows = readRequestsByChannelReference(tables, channel, externalReference)
  if (numbersOnce(channel)) return rows[0]
  const zone = directory.site(branchId)?.branch.zone
  const day = zone?.day(receivedAt ?? clock.now())
  return rows.find((row) => zone?.day(row.receivedAt) === day)
}
