import { isAnonymous } from '../../domain/requests/kinds.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import type { Receipt } from '../../domain/slip.ts'
import { readSteps } from '../storage/request-step-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { applicantOf } from './applicants.ts'
import { openContent } from './content.ts'
import type { RequestParts } from './parts.ts'
import { languageOf, statusLink } from './telling.ts'

/** What the citizen takes home: no word of what they asked, but the code that opens their own page. */
export function receiptOf(parts: RequestParts, row: RequestRow): Receipt {
  const { keyring, catalogue, directory } = parts
  const applicant = applicantOf(parts, row)
  const branch = directory.site(row.branchId)?.branch
  const code = isAnonymous(row.channel) ? '' : openContent(keyring, row).statusCode
  return {
    language: languageOf(applicant?.language),
    timeZone: branch?.zone.name ?? 'UTC',
    municipality: branch?.municipality ?? '',
    branch: branch?.name ?? '',
    number: requestNumber(row.year, row.serial),
    kind: row.kind,
    topic: (row.topicId && catalogue.topic(row.topicId)?.name) ?? '',
    receivedAt: branch?.zone.iso(row.receivedAt) ?? new Date(row.receivedAt).toISOString(),
    dueOn: row.closedAt === null ? row.dueOn : null,
    statusCode: code || null,
    statusUrl: (code && statusLink(parts, row, code)) || null,
  }
}

/** Whether this person has taken it, and the branch's day on which they did has not ended. */
export function wasTakenToday(
  { tables, directory, clock }: RequestParts,
  row: RequestRow,
  staffId: string,
): boolean {
  const zone = directory.site(row.branchId)?.branch.zone
  const [first] = readSteps(tables, row.id)
  if (!zone || !first || row.createdBy !== staffId) return false
  return zone.day(first.at) === zone.day(clock.now())
}
