import { nudgeEvents, type NudgeEvent, type TellEvent } from '../../domain/requests/decision.ts'
import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import type { Channel } from '../../domain/requests/kinds.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { formatFor } from '../../messages/format.ts'
import { defaultLanguage, isLanguage, type Language } from '../../messages/index.ts'
import {
  fillNotice,
  noticeCatalogues,
  type NoticeEvent,
  type NoticePlaceholder,
} from '../../messages/notices.ts'
import { newId } from '../ids.ts'
import type { RequestRow } from '../storage/request-table.ts'
import type { Statement } from '../storage/writer.ts'
import type { RequestParts } from './parts.ts'

/** How this person is reached, and where; null when they cannot be. By the channel they came from, where that is written to by hand. */
export function wayTo(
  applicant: Applicant | null,
  channel: Channel,
): { channel: DeliveryChannel; to: string } | null {
  if (!applicant) return null
  const { phone, email, handle, wantsCall } = applicant
  if (wantsCall && phone) return { channel: 'call', to: phone }
  const byHand = channel === 'whatsapp' || channel === 'social'
  if (byHand && handle) return { channel: 'hand', to: handle }
  if (phone) return { channel: 'sms', to: phone }
  if (email) return { channel: 'email', to: email }
  return handle ? { channel: 'hand', to: handle } : null
}

interface Told {
  row: RequestRow
  applicant: Applicant | null
  statusCode: string
}

/** The message to the applicant, as a row of the same transaction; none when they cannot be reached. */
export function tellApplicant(parts: RequestParts, told: Told, event: TellEvent): Statement[] {
  const way = wayTo(told.applicant, told.row.channel)
  if (!way) return []
  const language = languageOf(told.applicant?.language)
  const values = {
    ...common(parts, told.row, language),
    code: told.statusCode,
    link: statusLink(parts, told.row, told.statusCode),
  }
  return [enqueue(parts, told.row.id, event, way, language, values)]
}

/** The code that opens an answer on the citizen's own page; it waits for no morning. */
export function tellOneTimeCode(
  parts: RequestParts,
  row: RequestRow,
  applicant: Applicant,
  code: string,
): Statement {
  const language = languageOf(applicant.language)
  const way = { channel: 'sms' as const, to: applicant.phone }
  const values = { ...common(parts, row, language), code }
  return enqueue(parts, row.id, 'one-time-code', way, language, values)
}

/** A mail to those inside who must act; none when the directorate has no address. */
export function tellDirectorate(
  parts: RequestParts,
  row: RequestRow,
  event: NudgeEvent,
  directorateId: string,
): Statement[] {
  const directorate = parts.catalogue.directorate(directorateId)
  if (!directorate?.email) return []
  const address = parts.publicAddress()
  const link = address === null ? '' : `${address}/requests/r/${row.id}`
  const values = { ...common(parts, row, defaultLanguage), link }
  const way = { channel: 'email' as const, to: directorate.email }
  return [enqueue(parts, row.id, event, way, defaultLanguage, values)]
}

function enqueue(
  parts: RequestParts,
  requestId: string,
  event: NoticeEvent,
  way: { channel: DeliveryChannel; to: string },
  language: Language,
  values: Partial<Record<NoticePlaceholder, string>>,
): Statement {
  const catalogue = noticeCatalogues[language]
  const text = parts.templates.text(event, language)
  const isInside = nudgeEvents.some((one) => one === event)
  const subject = fillNotice(isInside ? catalogue.insideSubject : catalogue.subject, values)
  const message = { to: way.to, subject, text: fillNotice(text, values) }
  const item = { id: newId(), requestId, event, channel: way.channel, language, ...message }
  return parts.outbox.enqueue(item)
}

function common(parts: RequestParts, row: RequestRow, language: Language) {
  const branch = parts.directory.site(row.branchId)?.branch
  const format = formatFor(language, branch?.zone.name ?? 'UTC')
  return {
    municipality:
      parts.requestSettings.current.sender || branch?.municipality || branch?.name || '',
    number: requestNumber(row.year, row.serial),
    due: row.dueOn ? format.day(row.dueOn) : '',
    directorate: (row.directorateId && parts.catalogue.directorateName(row.directorateId)) ?? '',
  }
}

/** Number and code stand behind the `#`: a browser keeps that part to itself. Empty without a public address. */
export function statusLink(parts: RequestParts, row: RequestRow, code: string): string {
  const address = parts.publicAddress()
  return address === null ? '' : `${address}/f/b#${requestNumber(row.year, row.serial)}.${code}`
}

/** A language that is not spoken here is answered in the house's own. */
export function languageOf(code: string | undefined): Language {
  return code !== undefined && isLanguage(code) ? code : defaultLanguage
}
