import { isEmail } from '../domain/requests/email.ts'
import { isNationalId } from '../domain/requests/national-id.ts'
import { parsePhone } from '../domain/requests/phone.ts'

/** What is wrong with contact data as it is typed; a number that is only begun is unfinished. */
export type ContactError =
  | 'phoneUnfinished'
  | 'phoneWrong'
  | 'nationalIdUnfinished'
  | 'nationalIdWrong'
  | 'emailWrong'
  | 'emailLetter'

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')
/** A T.C. number is often read out, and typed, in groups. */
export const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '')
/** `0532 555 01 47` and `+90 532 555 01 47`: fewer are not finished. */
const mobileDigits = 11
const nationalIdDigits = 11
/** Stands in no address. In a domain (`örnek.com`) most browsers rewrite it by themselves, as the network does. */
const foreignLetter = /[^\P{L}A-Za-z]/u

/** Null = empty or right. A landline is wrong: it receives no SMS. */
export function phoneError(text: string): ContactError | null {
  const typed = text.trim()
  if (typed === '' || parsePhone(typed) !== null) return null
  const isUnfinished = digitsOf(typed).length < mobileDigits && /^[+\d\s()./-]*$/.test(typed)
  const isMobile = /^(90|0|0090)?5?/.test(digitsOf(typed))
  return isUnfinished && isMobile ? 'phoneUnfinished' : 'phoneWrong'
}

/** Null = empty or right by its own check digits. */
export function nationalIdError(text: string): ContactError | null {
  const typed = withoutSpaces(text)
  if (typed === '' || isNationalId(typed)) return null
  const isUnfinished = /^[1-9]\d*$/.test(typed) && typed.length < nationalIdDigits
  return isUnfinished ? 'nationalIdUnfinished' : 'nationalIdWrong'
}

/** Null = empty, or something that an e-mail can be sent to. `emailLetter`: written as a name is spelled, with `ş`. */
export function emailError(text: string): 'emailWrong' | 'emailLetter' | null {
  const typed = text.trim()
  if (typed === '' || isEmail(typed)) return null
  return foreignLetter.test(typed) ? 'emailLetter' : 'emailWrong'
}

/** Whether it may still become right with the next letters: nothing is said of it while somebody types. */
export function mayBecomeRight(error: ContactError): boolean {
  return error !== 'phoneWrong' && error !== 'nationalIdWrong' && error !== 'emailLetter'
}
