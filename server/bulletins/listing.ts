import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { BulletinResource } from '../../domain/bulletin.ts'
import type { StaffName } from '../queue/counter-resource.ts'
import { openJson, rowContext } from '../sealing/port.ts'
import {
  countBulletinMessages,
  readBulletins,
  type BulletinRow,
} from '../storage/bulletin-table.ts'
import { houseZone } from '../house-zone.ts'
import type { BulletinParts } from './parts.ts'
import type { BulletinTexts } from './words.ts'

/** Thousands of messages are counted for each. */
const pageSize = 10

/** What was sent, newest first; `next` goes on, null = there is no more. */
export async function listBulletins(
  parts: BulletinParts,
  after: string | null,
  staffName: StaffName,
): Promise<{ items: BulletinResource[]; next: string | null }> {
  const rows = readBulletins(parts.tables, { after, limit: pageSize + 1 })
  const items: BulletinResource[] = []
  for (const row of rows.slice(0, pageSize)) {
    items.push(bulletinResource(parts, row, staffName))
    await letOthersWork()
  }
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

/** A bulletin as it is listed. Throws `SealError`. */
export function bulletinResource(
  parts: BulletinParts,
  row: BulletinRow,
  staffName: StaffName,
): BulletinResource {
  const { id, sentAt, sentBy, audience, optedOut, sealed } = row
  const count = countBulletinMessages(parts.tables, id)
  return {
    ...{ id, audience, optedOut, parts: row.parts },
    sentAt: houseZone(parts).iso(sentAt),
    sentBy: staffName(sentBy),
    texts: openJson<BulletinTexts>(parts.keyring, sealed, rowContext('bulletins', id)),
    messages: {
      sent: count.sent ?? 0,
      waiting: count.waiting ?? 0,
      givenUp: count['given-up'] ?? 0,
      cancelled: count.cancelled ?? 0,
    },
  }
}
