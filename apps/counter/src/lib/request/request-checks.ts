import { needsPaper } from '../../../../../domain/requests/kinds.ts'
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
  ContactError | 'textMissing' | 'registryDayMissing' | 'registryNumberMissing'

/** Fields that can be wrong; `registry` is the number and the day of the signed paper together. */
export type CheckedField = 'text' | 'phone' | 'nationalId' | 'email' | 'registry'

/** Everything that must be mended before it can be saved. */
export function errorsOf(values: RequestValues): Partial<Record<CheckedField, FieldError>> {
  const errors: Partial<Record<CheckedField, FieldError>> = {}
  const note = (field: CheckedField, error: FieldError | null) => {
    if (error) errors[field] = error
  }
  note('text', values.text.trim() === '' ? 'textMissing' : null)
  note('registry', needsPaper(values.kind) ? registryError(values) : null)
  note('phone', phoneError(values.phone))
  note('nationalId', nationalIdError(values.nationalId))
  note('email', emailError(values.email))
  return errors
}

/** Number and day belong together; both may follow later. */
function registryError({ registryNumber, registryOn }: RequestValues): FieldError | null {
  const hasNumber = registryNumber.trim() !== ''
  const hasDay = registryOn !== ''
  if (hasNumber === hasDay) return null
  return hasNumber ? 'registryDayMissing' : 'registryNumberMissing'
}
