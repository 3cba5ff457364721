import type { DeliveryResource } from '../../../../../domain/requests/delivery.ts'

/** From its writing to its arrival in seconds; null when it has not arrived. */
export function delaySeconds({
  createdAt,
  sentAt,
}: Pick<DeliveryResource, 'createdAt' | 'sentAt'>): number | null {
  return sentAt === null ? null : Math.max(0, (Date.parse(sentAt) - Date.parse(createdAt)) / 1000)
}
