import { bulletinEvent } from '../../domain/bulletin.ts'
import { nudgeEvents } from '../../domain/requests/decision.ts'
import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import { bringForward, readDue } from '../storage/outbox-due.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import type { Statement } from '../storage/writer.ts'
import { oneTimeCode } from './pauses.ts'
import type { CarriedChannel, NewMessage } from './port.ts'
import { isQuiet, outsideQuietHours } from './quiet-hours.ts'
import type { SenderParts } from './sender-parts.ts'

/** What waits for no message of its request, and none for it: codes, and what colleagues are told. */
const neverInTurn: readonly string[] = [oneTimeCode, ...nudgeEvents]

/** Programs order what they hear by its version, people what they do by themselves. */
const isInTurn = (channel: DeliveryChannel) => channel !== 'webhook' && channel !== 'call'

/**
 * There is something new to tell about a request: what it would wait for is tried at once, and does not sit out its pause
 * first. `at`: from when the new one is sent.
 */
export function tryEarlierOnes(
  { quietHours, zone }: Pick<SenderParts, 'quietHours' | 'zone'>,
  { requestId, channel, event }: Pick<NewMessage, 'requestId' | 'channel' | 'event'>,
  at: number,
): Statement[] {
  if (requestId === null || !isInTurn(channel) || neverInTurn.includes(event)) return []
  const awake = outsideQuietHours({ channel, event }, at, quietHours(), zone())
  return [bringForward({ requestId, channel, at: awake }, neverInTurn)]
}

/**
 * What may go out on a channel now, the longest due first. In quiet hours only codes, and what would be too late in the
 * morning. A citizen hears of one request in the order in which things happened: a later message waits until the earlier
 * one was sent or given up.
 */
export function dueNow(
  { tables, clock, quietHours, zone, carrierOf }: SenderParts,
  channel: CarriedChannel,
  limit: number,
): OutboxRow[] {
  // Without a gateway it is nobody's but the people's on whose list it stands.
  if (channel === 'hand' && !carrierOf(channel)) return []
  const at = clock.now()
  const due = { channel, at, limit }
  if (isQuiet(channel, at, quietHours(), zone())) {
    const codes = readDue(tables, { ...due, onlyEvent: oneTimeCode })
    return [...codes, ...readDue(tables, { ...due, leaveBy: at })]
  }
  const order = !isInTurn(channel) ? {} : { inTurnExcept: neverInTurn }
  // Nobody who waits for a code or an answer waits behind thousands of bulletins.
  const first = readDue(tables, { ...due, ...order, exceptEvent: bulletinEvent })
  if (channel !== 'sms' || first.length >= limit) return first
  return [...first, ...readDue(tables, { ...due, onlyEvent: bulletinEvent })].slice(0, limit)
}
