import { isNationalId } from '../../../../../domain/requests/national-id.ts'
import { parsePhone } from '../../../../../domain/requests/phone.ts'
import { needsPaper } from '../../../../../domain/requests/kinds.ts'
import type { RequestValues } from './request-values.ts'

/** What is wrong with a field; the words stand in the catalogue under the same name. */
export type FieldError =
  | 'textMissing'
  | 'phoneUnfinished'
  | 'phoneWrong'
  | 'nationalIdUnfinished'
  | 'nationalIdWrong'
  | 'emailWrong'
  | 'registryDayMissing'
  | 'registryNumberMissing'

export type CheckedField = 'text' | 'phone' | 'nationalId' | 'email' | 'registry'

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')
/** A T.C. number is often read out, and typed, in groups. */
export const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '')
/** `0532 555 01 47` and `+90 532 555 01 47`: fewer are not finished. */
const mobileDigits = 11
const nationalIdDigits = 11
/** As the server takes it: something, one @, a name with a dot. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/

/** Null = empty or right. A landline is wrong: it receives no SMS. */
export function phoneError(text: string): FieldError | null {
  const typed = text.trim()
  if (typed === '' || parsePhone(typed) !== null) return null
  const isUnfinished = digitsOf(typed).length < mobileDigits && /^[+\d\s()./-]*$/.test(typed)
  const isMobile = /^(90|0|0090)?5?/.test(digitsOf(typed))
  return isUnfinished && isMobile ? 'phoneUnfinished' : 'phoneWrong'
}

/** Null = empty or right by its own check digits. */
export function nationalIdError(text: string): FieldError | null {
  const typed = withoutSpaces(text)
  if (typed === '' || isNationalId(typed)) return null
  const isUnfinished = /^[1-9]\d*$/.test(typed) && typed.length < nationalIdDigits
  return isUnfinished ? 'nationalIdUnfinished' : 'nationalIdWrong'
}

export function emailError(text: string): FieldError | null {
  const typed = text.trim()
  return typed === '' || email.test(typed) ? null : 'emailWrong'
}

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
