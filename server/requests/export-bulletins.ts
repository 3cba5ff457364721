import { openLetter } from '../outbox/letter.ts'
import { readApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import { readBulletinsTo } from '../storage/bulletin-reading.ts'
import { readOptOutAt } from '../storage/bulletin-wish-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { openApplicant } from './applicants.ts'
import type { RequestParts } from './parts.ts'

/** More than one telephone was ever sent. */
const mostBulletins = 1000

/** What was told to many, by telephone: a bulletin belongs to no request. */
export interface ExportedTelephones {
  isComplete: boolean
  telephones: object[]
}

/**
 * Each telephone of the person in these requests: the bulletins sent to it, the latest first, and since when it wants
 * none (null = it does not mind). `iso` writes a time as that request's branch does.
 */
export function exportTelephones(
  parts: RequestParts,
  rows: readonly RequestRow[],
  iso: (row: RequestRow, at: number) => string,
): ExportedTelephones {
  const exported = telephonesOf(parts, rows).map(({ row, person, phoneHash }) => {
    const isoOrNull = (at: number | null) => (at === null ? null : iso(row, at))
    const messages = readBulletinsTo(parts.tables, phoneHash, mostBulletins)
    const bulletins = messages.map((message) => ({
      ...{ state: message.state, text: openLetter(parts.keyring, message)?.text ?? '' },
      ...{ writtenAt: iso(row, message.createdAt), sentAt: isoOrNull(message.sentAt) },
    }))
    const noBulletinsSince = isoOrNull(readOptOutAt(parts.tables, phoneHash) ?? null)
    return { phone: openApplicant(parts.keyring, person)?.phone ?? '', noBulletinsSince, bulletins }
  })
  const isComplete = exported.every(({ bulletins }) => bulletins.length < mostBulletins)
  return { isComplete, telephones: exported }
}

interface Telephone {
  row: RequestRow
  person: ApplicantRow
  phoneHash: Uint8Array
}

/** Each once, with the latest request that knows it. */
function telephonesOf({ tables }: RequestParts, rows: readonly RequestRow[]): Telephone[] {
  const found = new Map<string, Telephone>()
  for (const row of rows) {
    const person = row.applicantId === null ? undefined : readApplicant(tables, row.applicantId)
    const phoneHash = person?.phoneHash
    if (person && phoneHash)
      found.set(Buffer.from(phoneHash).toString('hex'), { row, person, phoneHash })
  }
  return [...found.values()]
}
