import { nudgeEvents } from '../../domain/requests/decision.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import { openLetter } from '../outbox/letter.ts'
import { oneTimeCode } from '../outbox/pauses.ts'
import { openText, rowContext } from '../sealing/port.ts'
import { readAccess } from '../storage/access-log-table.ts'
import { readAttachmentsOf } from '../storage/attachment-table.ts'
import { readApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import { readMessageRowsOf } from '../storage/outbox-reading.ts'
import { readReferrals } from '../storage/referral-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { readSteps } from '../storage/request-step-table.ts'
import { openApplicant } from './applicants.ts'
import { openContent } from './content.ts'
import { exportTelephones } from './export-bulletins.ts'
import type { RequestParts } from './parts.ts'
import { requestsOfPerson } from './same-person.ts'
import { ownState } from './state-row.ts'

/** More than one person has; the file says when there are more. */
const mostRequests = 500
const mostLooks = 1000
/** Mails to colleagues and messages to other systems: the person is not told anything in them. */
const insideEvents: ReadonlySet<string> = new Set(nudgeEvents)

/** Times as the branch writes them, names of colleagues; both are the caller's. */
export interface ExportWords {
  iso: (row: RequestRow, at: number) => string
  staffName: (id: string) => string
}

/** The requests that go into the file. */
export function requestsToExport(parts: RequestParts, row: RequestRow): RequestRow[] {
  return requestsOfPerson(parts, row, mostRequests)
}

/** All that is held about one person (Law 6698 art. 11), as an object to be written as JSON. */
export function exportPerson(
  parts: RequestParts,
  rows: readonly RequestRow[],
  words: ExportWords,
): { isComplete: boolean; requests: object[]; telephones: object[] } {
  const requests = rows.map((row) => exportRequest(parts, row, words))
  const { telephones, isComplete } = exportTelephones(parts, rows, words.iso)
  return { isComplete: isComplete && rows.length < mostRequests, requests, telephones }
}

function exportRequest(parts: RequestParts, row: RequestRow, words: ExportWords): object {
  const iso = (at: number) => words.iso(row, at)
  const isoOrNull = (at: number | null) => (at === null ? null : iso(at))
  const person = row.applicantId === null ? undefined : readApplicant(parts.tables, row.applicantId)
  const { text, address, point } = openContent(parts.keyring, row)
  const { outcome, registry, interimOn, appeal } = ownState(row)
  const { kind, channel, externalReference, topicId, neighbourhood, status, dueOn } = row
  return {
    ...{ number: requestNumber(row.year, row.serial), kind, channel, externalReference },
    ...{ status, outcome, dueOn, registry, interimOn, appeal },
    topic: (topicId && parts.catalogue.topic(topicId)?.name) ?? null,
    receivedAt: iso(row.receivedAt),
    closedAt: isoOrNull(row.closedAt),
    ...{ text, place: { neighbourhood, address, point } },
    applicant: person ? exportApplicant(parts, person, iso) : null,
    steps: exportSteps(parts, row, words),
    referrals: exportReferrals(parts, row, iso),
    messages: exportMessages(parts, row, iso),
    attachments: readAttachmentsOf(parts.tables, row.id).map((one) => ({
      ...{ id: one.id, kind: one.kind, type: one.type, bytes: one.bytes, at: iso(one.at) },
    })),
    looks: readAccess(parts.tables, { requestId: row.id, limit: mostLooks }).map((look) => ({
      ...{ at: iso(look.at), by: words.staffName(look.staffId), action: look.action },
    })),
  }
}

function exportApplicant(parts: RequestParts, person: ApplicantRow, iso: (at: number) => string) {
  const { noticeVersion, noticeAt, eraseOn, erasedAt } = person
  return {
    ...openApplicant(parts.keyring, person),
    notice: noticeVersion && {
      version: noticeVersion,
      at: noticeAt === null ? null : iso(noticeAt),
    },
    eraseOn,
    erasedAt: erasedAt === null ? null : iso(erasedAt),
  }
}

function exportSteps(parts: RequestParts, row: RequestRow, { iso, staffName }: ExportWords) {
  return readSteps(parts.tables, row.id).map(({ version, at, actor, type, data, sealed }) => ({
    ...{ at: iso(row, at), by: staffName(actor), type, data },
    text: sealed
      ? openText(parts.keyring, sealed, rowContext('request_steps', row.id, version))
      : '',
  }))
}

function exportReferrals(parts: RequestParts, row: RequestRow, iso: (at: number) => string) {
  return readReferrals(parts.tables, row.id).map((one) => ({
    to: parts.catalogue.directorateName(one.directorateId),
    ...{ at: iso(one.referredAt), endedAt: one.endedAt === null ? null : iso(one.endedAt) },
    reason: one.sealed ? openText(parts.keyring, one.sealed, rowContext('referrals', one.id)) : '',
  }))
}

/** What the person was told; the codes that open an answer stay out of the file. */
function exportMessages(parts: RequestParts, row: RequestRow, iso: (at: number) => string) {
  const told = readMessageRowsOf(parts.tables, row.id).filter(
    ({ event, channel }) => channel !== 'webhook' && !insideEvents.has(event),
  )
  return told.map((message) => {
    const letter = message.event === oneTimeCode ? null : openLetter(parts.keyring, message)
    const { event, channel, state, createdAt, sentAt } = message
    return {
      ...{ event, channel, state, to: letter?.to ?? '', text: letter?.text ?? '' },
      ...{ writtenAt: iso(createdAt), sentAt: sentAt === null ? null : iso(sentAt) },
    }
  })
}
