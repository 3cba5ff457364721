/** The telephone round of the demo: who wanted to be called is called, what is sent by hand is sent. */
import type { DeliveryResource, PersonOutcome } from '../../../domain/requests/delivery.ts'
import type { Client } from '../../replay/client.ts'
import type { Random } from '../../replay/generate.ts'

const reachedShare = 0.8
/** What came last is left for tomorrow: there is always somebody to call. */
const leftOver = 5

/** Works off the list, the oldest first; what the server refuses is left. */
export async function workByHand(client: Client, random: Random): Promise<void> {
  const { items } = await client.get<{ items: DeliveryResource[] }>('/api/outbox/work')
  const oldestFirst = items.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  for (const { id, channel } of oldestFirst.slice(0, -leftOver))
    await client.attempt(`/api/outbox/${id}/attempts`, { outcome: outcomeOf(channel, random) })
}

function outcomeOf(channel: string, random: Random): PersonOutcome {
  if (channel === 'hand') return 'sent'
  return random() < reachedShare ? 'reached' : 'not-reached'
}
