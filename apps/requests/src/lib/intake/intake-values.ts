import {
  hasOwnNumber,
  type Channel,
  type RequestKind,
} from '../../../../../domain/requests/kinds.ts'
import { parsePhone } from '../../../../../domain/requests/phone.ts'
import { emailError } from '../../../../../ui/contact-checks.ts'

/** What is typed into a form of the information officer. Empty = left out. */
export interface IntakeValues {
  kind: RequestKind
  channel: Channel
  externalReference: string
  /** `YYYY-MM-DD` */
  receivedAt: string
  topicId: string
  directorateId: string
  text: string
  name: string
  address: string
  phone: string
  email: string
  /** The notice was shown: only then phone and e-mail are taken. */
  isInformed: boolean
  registryNumber: string
  registryOn: string
}

/** A field of the form, as what is wrong with it is noted. */
export type IntakeField = keyof IntakeValues

/** What is wrong with a field; the words stand in the catalogue under the same name. */
export type IntakeError =
  | 'referenceMissing'
  | 'dayMissing'
  | 'dayAhead'
  | 'textMissing'
  | 'registryDayMissing'
  | 'registryNumberMissing'
  | 'phoneWrong'
  | 'emailWrong'
  | 'emailLetter'

/** Everything that must be mended before it can be saved. */
export function errorsOf(
  values: IntakeValues,
  today: string,
): Partial<Record<IntakeField, IntakeError>> {
  const errors: Partial<Record<IntakeField, IntakeError>> = {}
  const isCimer = values.channel === 'cimer'
  if (isCimer && !values.externalReference.trim()) errors.externalReference = 'referenceMissing'
  if (!values.receivedAt) errors.receivedAt = 'dayMissing'
  else if (values.receivedAt > today) errors.receivedAt = 'dayAhead'
  if (!isCimer && !values.text.trim()) errors.text = 'textMissing'
  const hasNumber = values.registryNumber.trim() !== ''
  if (hasNumber && !values.registryOn) errors.registryOn = 'registryDayMissing'
  if (!hasNumber && values.registryOn) errors.registryNumber = 'registryNumberMissing'
  return { ...errors, ...(values.isInformed ? contactErrors(values) : {}) }
}

function contactErrors({ phone, email }: IntakeValues) {
  const errors: Partial<Record<IntakeField, IntakeError>> = {}
  if (phone.trim() && parsePhone(phone.trim()) === null) errors.phone = 'phoneWrong'
  const wrong = emailError(email)
  if (wrong) errors.email = wrong
  return errors
}

/** The field of the form that a refusal of the server means. */
export function fieldOf(serverField: string | undefined): IntakeField | undefined {
  if (serverField === undefined) return undefined
  const last = serverField.split('.').at(-1)
  if (serverField.startsWith('registry')) return last === 'on' ? 'registryOn' : 'registryNumber'
  const plain = ['externalReference', 'receivedAt', 'topicId', 'directorateId', 'text', 'kind']
  const person = ['name', 'address', 'phone', 'email']
  return [...plain, ...person].find((field) => field === last) as IntakeField | undefined
}

/** The body of `POST /api/requests`. Of CİMER there is no applicant at all. */
export function bodyOf(
  values: IntakeValues,
  noticeVersion: string | null,
  attachmentIds: string[],
  draftId: string | null = null,
) {
  const { kind, channel, receivedAt, topicId, directorateId, registryOn } = values
  const number = values.registryNumber.trim()
  const reference = values.externalReference.trim()
  return {
    ...{ kind, channel, receivedAt, attachmentIds, draftId },
    externalReference: hasOwnNumber(channel) && reference !== '' ? reference : null,
    topicId: topicId || null,
    text: values.text.trim(),
    referTo: directorateId ? { directorateId, reason: '' } : null,
    registry: number && registryOn ? { number, on: registryOn } : null,
    ...(channel === 'cimer' ? {} : personOf(values, noticeVersion)),
  }
}

function personOf(
  { name, address, phone, email: mail, isInformed }: IntakeValues,
  version: string | null,
) {
  const contact = isInformed ? { phone: phone.trim(), email: mail.trim() } : {}
  return {
    applicant: { name: name.trim(), address: address.trim(), ...contact },
    noticeVersion: isInformed ? version : null,
  }
}

/** A form in which nothing was written yet. */
export function emptyValues(of: Pick<IntakeValues, 'kind' | 'channel'>): IntakeValues {
  return {
    ...of,
    ...{ externalReference: '', receivedAt: '', topicId: '', directorateId: '', text: '' },
    ...{ name: '', address: '', phone: '', email: '', isInformed: false },
    ...{ registryNumber: '', registryOn: '' },
  }
}

/** What a draft held; a field that it lacks, or that holds another thing, is as in an empty form. */
export function valuesFrom(content: unknown, empty: IntakeValues): IntakeValues {
  const kept = (content ?? {}) as Record<string, unknown>
  const known = Object.entries(empty).filter(([name, usual]) => typeof kept[name] === typeof usual)
  const own = Object.fromEntries(known.map(([name]) => [name, kept[name]]))
  // The channel of CİMER is the page's, and so is that of everything else.
  const isOther = (own.channel === 'cimer') !== (empty.channel === 'cimer')
  return { ...empty, ...own, ...(isOther ? { channel: empty.channel } : {}) }
}
