import { arrivesFirst, needsPaper } from '../../../../../domain/requests/kinds.ts'
import {
  emailError,
  nationalIdError,
  phoneError,
  type ContactError,
} from '../../../../../ui/contact-checks.ts'
import type { RequestValues } from './request-values.ts'

export {
  emailError,
  nationalIdError,
  phoneError,
  withoutSpaces,
} from '../../../../../ui/contact-checks.ts'

/** What is wrong with a field; the words stand in the catalogue under the same name. */
export type FieldError =
  | ContactError
  | 'textMissing'
  | 'receivedMissing'
  | 'receivedAhead'
  | 'registryDayMissing'
  | 'registryNumberMissing'

/** Fields that can be wrong; `registry` is the number and the day of the signed paper together. */
export type CheckedField = 'text' | 'receivedOn' | 'phone' | 'nationalId' | 'email' | 'registry'

/** The fields at which a refusal of the server is shown. */
export type RefusedField = 'externalReference' | 'receivedAt'

/** Whether a refusal stands at its field. */
export function isAtField(field: string | undefined): field is RefusedField {
  return field === 'externalReference' || field === 'receivedAt'
}

/** Everything that must be mended before it can be saved. `today`: `YYYY-MM-DD`. */
export function errorsOf(
  values: RequestValues,
  today: string,
): Partial<Record<CheckedField, FieldError>> {
  const errors: Partial<Record<CheckedField, FieldError>> = {}
  const note = (field: CheckedField, error: FieldError | null) => {
    if (error) errors[field] = error
  }
  note('text', values.text.trim() === '' ? 'textMissing' : null)
  note('receivedOn', arrivesFirst(values.channel) ? receivedError(values, today) : null)
  note('registry', needsPaper(values.kind) ? registryError(values) : null)
  note('phone', phoneError(values.phone))
  note('nationalId', nationalIdError(values.nationalId))
  note('email', emailError(values.email))
  return errors
}

function receivedError({ receivedOn }: RequestValues, today: string): FieldError | null {
  if (receivedOn === '') return 'receivedMissing'
  return receivedOn > today ? 'receivedAhead' : null
}

/** Number and day belong together; both may follow later. */
function registryError({ registryNumber, registryOn }: RequestValues): FieldError | null {
  const hasNumber = registryNumber.trim() !== ''
  const hasDay = registryOn !== ''
  if (hasNumber === hasDay) return null
  return hasNumber ? 'registryDayMissing' : 'registryNumberMissing'
}
