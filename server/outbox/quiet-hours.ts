import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import { addDays, type Zone } from '../zone.ts'
import { oneTimeCode } from './pauses.ts'

/** When nobody's telephone should ring, in minutes since midnight; from the evening to the next morning, or within a day. */
export interface QuietHours {
  from: number
  to: number
}

type Leaving = Pick<OutboxRow, 'leaveBy'>

/** Those that make a sound in somebody's pocket. */
const audible: readonly DeliveryChannel[] = ['sms', 'email']
/** What people may prepare at night, and a gateway sends in the morning. */
const resting: readonly DeliveryChannel[] = [...audible, 'hand']

/** Whether a channel rests at that moment; codes that somebody waits for go out all the same. */
export function isQuiet(
  channel: DeliveryChannel,
  at: number,
  hours: QuietHours,
  zone: Zone,
): boolean {
  return resting.includes(channel) && quietUntil(at, hours, zone) > at
}

/** The first moment, from this one on, at which a message may go out; in the night where the morning is too late. */
export function outsideQuietHours(
  { channel, event, leaveBy = null }: Pick<OutboxRow, 'channel' | 'event'> & Partial<Leaving>,
  at: number,
  hours: QuietHours,
  zone: Zone,
): number {
  const mayWait = audible.includes(channel) && event !== oneTimeCode
  const morning = mayWait ? quietUntil(at, hours, zone) : at
  const isTooLate = leaveBy !== null && at <= leaveBy && morning > leaveBy
  return isTooLate ? at : morning
}

/** When the quiet hours around a moment end; the moment itself outside of them. */
function quietUntil(at: number, { from, to }: QuietHours, zone: Zone): number {
  const minute = zone.minuteOfDay(at)
  const today = zone.day(at)
  if (from <= to) return minute >= from && minute < to ? zone.at(today, to) : at
  if (minute >= from) return zone.at(addDays(today, 1), to)
  return minute < to ? zone.at(today, to) : at
}
