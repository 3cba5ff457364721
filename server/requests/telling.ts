import type { CodeWay } from '../../domain/requests/code-way.ts'
import {
  isOfDesk,
  nudgeEvents,
  type Nudge,
  type TellEvent,
} from '../../domain/requests/decision.ts'
import type { DeliveryChannel } from '../../domain/requests/delivery.ts'
import { isAccount, type Channel } from '../../domain/requests/kinds.ts'
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
import { applicantOf } from './applicants.ts'
import type { RequestParts } from './parts.ts'
import { shownDay } from './shown-dates.ts'
import { ownState } from './state-row.ts'

/** How this person is reached, and where; null when they cannot be. By the channel they came from, where that is written to by hand. */
export function wayTo(
  applicant: Applicant | null,
  channel: Channel,
): { channel: DeliveryChannel; to: string } | null {
  if (!applicant) return null
  const { phone, email, handle, wantsCall } = applicant
  if (wantsCall && phone) return { channel: 'call', to: phone }
  if (isAccount(channel) && handle) return { channel: 'hand', to: handle }
  if (phone) return { channel: 'sms', to: phone }
  if (email) return { channel: 'email', to: email }
  return handle ? { channel: 'hand', to: handle } : null
}

interface Told {
  row: RequestRow
  applicant: Applicant | null
  statusCode: string
  /** By then it must have left; see `NewMessage`. */
  leaveBy?: number | undefined
}

/** The message to the applicant, as a row of the same transaction; none when they cannot be reached. */
export function tellApplicant(parts: RequestParts, told: Told, event: TellEvent): Statement[] {
  const way = wayTo(told.applicant, told.row.channel)
  if (!way) return []
  const language = languageOf(told.applicant?.language)
  const { row, statusCode, leaveBy } = told
  const due = event === 'fee-asked' ? ownState(row).clock.feeDueOn : row.dueOn
  const values = {
    ...common(parts, row, language, due),
    code: statusCode,
    link: statusLink(parts, row, statusCode),
  }
  return enqueue(parts, { row, event, language, way, values, leaveBy })
}

/** The code that opens an answer on the citizen's own page; it waits for no morning. */
export function tellOneTimeCode(
  parts: RequestParts,
  row: RequestRow,
  way: CodeWay,
  code: string,
): Statement[] {
  const language = languageOf(applicantOf(parts, row)?.language)
  const values = { ...common(parts, row, language, row.dueOn), code }
  return enqueue(parts, { row, event: 'one-time-code', language, way, values })
}

/**
 * Mails to those inside who must act: the directorate, and who above it is told of its silence; of what lies at the desk
 * those above alone. None to whom no address is set. `dueOn`: the legal date of the hand-over, or the desk's.
 */
export function tellInside(
  parts: RequestParts,
  row: RequestRow,
  nudge: Nudge,
  dueOn: string | null,
): Statement[] {
  const { event, directorateId, above } = nudge
  const address = parts.publicAddress()
  const link = address === null ? '' : `${address}/requests/r/${row.id}`
  const due = dueOn && shownDay(parts, dueOn)
  const directorate = (directorateId && parts.catalogue.directorateName(directorateId)) ?? ''
  const values = { ...common(parts, row, defaultLanguage, due), directorate, link }
  const mail = (to: string, about: NoticeEvent) => {
    const way = { channel: 'email' as const, to }
    return to ? enqueue(parts, { row, event: about, language: defaultLanguage, way, values }) : []
  }
  const lead = above ? parts.requestSettings.current.escalationEmails[above] : ''
  if (isOfDesk(nudge)) return mail(lead, event)
  return [
    ...mail(parts.catalogue.directorate(nudge.directorateId)?.email ?? '', event),
    ...mail(lead, 'silence-reported'),
  ]
}

interface Telling {
  row: RequestRow
  event: NoticeEvent
  language: Language
  way: { channel: DeliveryChannel; to: string }
  values: Partial<Record<NoticePlaceholder, string>>
  leaveBy?: number | undefined
}

function enqueue(
  parts: RequestParts,
  { row, event, language, way, values, leaveBy }: Telling,
): Statement[] {
  const catalogue = noticeCatalogues[language]
  const text = parts.templates.text(event, language)
  const isInside = nudgeEvents.some((one) => one === event)
  const subject = fillNotice(isInside ? catalogue.insideSubject : catalogue.subject, values)
  const message = { to: way.to, subject, text: fillNotice(text, values) }
  const item = { id: newId(), requestId: row.id, event, channel: way.channel, language, ...message }
  return parts.outbox.enqueue({ ...item, ...(leaveBy === undefined ? {} : { leaveBy }) })
}

function common(parts: RequestParts, row: RequestRow, language: Language, due: string | null) {
  const branch = parts.directory.site(row.branchId)?.branch
  const format = formatFor(language, branch?.zone.name ?? 'UTC')
  return {
    municipality:
      parts.requestSettings.current.sender || branch?.municipality || branch?.name || '',
    number: requestNumber(row.year, row.serial),
    due: due ? format.day(due) : '',
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
