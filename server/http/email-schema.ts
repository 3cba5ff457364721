import * as v from 'valibot'
import { isEmail } from '../../domain/requests/email.ts'

/** An address that letters are sent to or from. */
export const emailAddress = v.pipe(v.string(), v.trim(), v.check(isEmail))

/** Empty = none. */
export const emailOrNone = v.pipe(
  v.string(),
  v.trim(),
  v.check((value) => value === '' || isEmail(value)),
)
