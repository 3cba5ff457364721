import type { DeliveryResource } from '../../../../../domain/requests/delivery.ts'

/** From its writing to its arrival in whole seconds; null when it has not arrived. */
export function delaySeconds({
  createdAt,
  sentAt,
}: Pick<DeliveryResource, 'createdAt' | 'sentAt'>): number | null {
  if (sentAt === null) return null
  return Math.max(0, Math.round((Date.parse(sentAt) - Date.parse(createdAt)) / 1000))
}
