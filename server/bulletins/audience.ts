import { setImmediate as letOthersWork } from 'node:timers/promises'
import {
  BulletinReach,
  type BulletinAudience,
  type BulletinCandidate,
} from '../../domain/bulletin.ts'
import type { Language } from '../../messages/index.ts'
import { openApplicant } from '../requests/applicants.ts'
import { languageOf } from '../requests/telling.ts'
import {
  readBulletinCandidates,
  type BulletinCandidateRow,
  type BulletinPlace,
} from '../storage/bulletin-table.ts'
import { houseZone } from '../house-zone.ts'
import type { BulletinParts } from './parts.ts'

/** A telephone of the audience, and how it is written to. */
export interface Recipient extends BulletinCandidate {
  telephone: string
  phoneHash: Uint8Array
  phone: string
  language: Language
}

/** Requests that are looked at before others work: some milliseconds. */
const slice = 250

/**
 * Everybody whom a bulletin reaches. Read in slices, so that the hall does not wait; stops when there are more than one
 * bulletin may reach.
 */
export async function readReach(
  parts: BulletinParts,
  audience: BulletinAudience,
): Promise<BulletinReach<Recipient>> {
  const zone = houseZone(parts)
  const period = { fromAt: zone.startOfDay(audience.from), untilAt: zone.endOfDay(audience.to) }
  const reach = new BulletinReach<Recipient>()
  let after: BulletinPlace | null = null
  do {
    const rows = readBulletinCandidates(
      parts.tables,
      { ...audience, ...period },
      { after, limit: slice },
    )
    for (const row of rows) {
      const candidate = candidateOf(parts, row)
      if (candidate) reach.add(candidate)
    }
    after = rows.length === slice ? (rows.at(-1) ?? null) : null
    await letOthersWork()
  } while (after && !reach.isTooMany)
  return reach
}

/** Null for somebody who is erased, or has no telephone. */
function candidateOf({ keyring }: BulletinParts, row: BulletinCandidateRow): Recipient | null {
  const { phoneHash, sealed, channel, noticeVersion, hasOptedOut } = row
  if (!phoneHash || !sealed) return null
  const person = openApplicant(keyring, { id: row.applicantId, sealed })
  if (!person?.phone) return null
  const { phone, wantsCall } = person
  return {
    ...{ phoneHash, phone, wantsCall, channel, hasOptedOut },
    telephone: Buffer.from(phoneHash).toString('hex'),
    hasNotice: noticeVersion !== null,
    language: languageOf(person.language),
  }
}
