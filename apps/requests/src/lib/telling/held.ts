import type { DeliveryChannel, DeliveryResource } from '../../../../../domain/requests/delivery.ts'

/** What a channel could not send and will try again. */
export interface Held {
  channel: DeliveryChannel
  count: number
  /** There may be more than were counted. */
  isCut: boolean
  /** Of the newest of them, as a code. */
  problem: string
  /** When the first of them is tried again. */
  nextAt: string
}

/** Out of what waits, the newest first: per channel what has failed at least once. */
export function heldIn(waiting: readonly DeliveryResource[], isCut: boolean): Held[] {
  const byChannel = new Map<DeliveryChannel, Held>()
  for (const { channel, problem, nextAt } of waiting) {
    if (problem === null || nextAt === null) continue
    const held = byChannel.get(channel) ?? { channel, count: 0, isCut, problem, nextAt }
    held.count += 1
    if (Date.parse(nextAt) < Date.parse(held.nextAt)) held.nextAt = nextAt
    byChannel.set(channel, held)
  }
  return [...byChannel.values()]
}
