import { bulletinEvent } from '../../domain/bulletin.ts'
import { nudgeEvents } from '../../domain/requests/decision.ts'
import { readDue } from '../storage/outbox-due.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import { oneTimeCode } from './pauses.ts'
import type { CarriedChannel } from './port.ts'
import { isQuiet } from './quiet-hours.ts'
import type { SenderParts } from './sender-parts.ts'

/** What waits for no message of its request, and none for it: codes, and what colleagues are told. */
const neverInTurn: readonly string[] = [oneTimeCode, ...nudgeEvents]

/**
 * What may go out on a channel now, the longest due first. In quiet hours only codes, and what would be too late in the
 * morning. A citizen hears of one request in the order in which things happened: a later message waits until the earlier
 * one was sent or given up.
 */
export function dueNow(
  { tables, clock, quietHours, zone }: SenderParts,
  channel: CarriedChannel,
  limit: number,
): OutboxRow[] {
  const at = clock.now()
  const due = { channel, at, limit }
  if (isQuiet(channel, at, quietHours(), zone())) {
    const codes = readDue(tables, { ...due, onlyEvent: oneTimeCode })
    return [...codes, ...readDue(tables, { ...due, leaveBy: at })]
  }
  // Programs order what they hear by its version.
  const order = channel === 'webhook' ? {} : { inTurnExcept: neverInTurn }
  // Nobody who waits for a code or an answer waits behind thousands of bulletins.
  const first = readDue(tables, { ...due, ...order, exceptEvent: bulletinEvent })
  if (channel !== 'sms' || first.length >= limit) return first
  return [...first, ...readDue(tables, { ...due, onlyEvent: bulletinEvent })].slice(0, limit)
}
