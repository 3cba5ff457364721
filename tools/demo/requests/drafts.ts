/** Forms that the clerk who tries the demo has begun: one waits for the rest, one is nearly done. */
import { randomUUID } from 'node:crypto'
import { Client } from '../../replay/client.ts'
import { demoPassword } from '../hall.ts'
import type { RequestHouse } from './furnish.ts'
import { neighbourhoods } from './town.ts'

/** Logs in as `deneme`. Throws when the server refuses anything. */
export async function leaveDrafts(
  url: string,
  { branchId, topic, noticeVersion }: RequestHouse,
  signal: AbortSignal,
): Promise<void> {
  const client = new Client(url, signal)
  await client.logIn('deneme', demoPassword)
  const contents = [
    { kind: 'complaint', text: 'Gece geç saatte davul çalınıyor', topicId: topic('Gürültü').id },
    {
      ...{ kind: 'wish', topicId: topic('Ağaç budama').id, neighbourhood: neighbourhoods[3] },
      ...{ text: 'Okulun önündeki kavak kurumuş, dalları düşüyor.', noticeVersion },
      ...{ address: 'Nergis Sokak No: 12', name: 'Ülkü Örnek', phone: '0500 000 09 12' },
    },
  ]
  for (const content of contents)
    await client.put(`/api/drafts/${randomUUID()}`, { branchId, ticketId: null, content })
}
