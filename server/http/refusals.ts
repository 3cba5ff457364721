import type { Context } from 'hono'
import type { RefusalCode } from '../../domain/queue/decision.ts'
import type { RefusalResource } from '../../domain/resources.ts'
import { catalogues } from '../../messages/index.ts'
import type { ClaimRefusal } from '../devices/device-book.ts'
import type { EditRefusal } from '../settings/editor.ts'

/** Refusals that only HTTP knows. */
type HttpRefusal =
  | 'malformed'
  | 'unauthenticated'
  | 'wrong_credentials'
  | 'cross_site'
  | 'body_too_large'
  | 'too_many_attempts'
  | 'unavailable'
  | 'internal'
  | 'no_voice'

export type AnyRefusal = RefusalCode | EditRefusal | ClaimRefusal | HttpRefusal

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

/** Every refusal and its status: 401 nobody, 403 not allowed, 404 not there, 409 a rule, 422 sensible but impossible. */
const statuses: Record<AnyRefusal, RefusalStatus> = {
  malformed: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  cross_site: 403,
  forbidden: 403,
  not_your_ticket: 403,
  not_your_counter: 403,
  not_found: 404,
  nobody_waiting: 409,
  counter_busy: 409,
  counter_closed: 409,
  counter_paused: 409,
  counter_not_paused: 409,
  counter_taken: 409,
  wrong_state: 409,
  calls_missing: 409,
  too_early: 409,
  same_desk: 409,
  desk_closed: 409,
  day_ended: 409,
  in_use: 409,
  letter_taken: 409,
  number_taken: 409,
  username_taken: 409,
  last_admin: 409,
  pairing_code_used: 409,
  body_too_large: 413,
  no_tickets_here: 422,
  unknown_desk: 422,
  unknown_branch: 422,
  unknown_counter: 422,
  unknown_ticket: 422,
  unknown_device: 422,
  unknown_printer: 422,
  unknown_pairing_code: 422,
  weak_password: 422,
  key_reused: 422,
  too_many_attempts: 429,
  internal: 500,
  unavailable: 503,
  no_voice: 503,
}

/** The words of a refusal in the language the caller prefers; Turkish when it does not say. */
export function refusalResource(
  refusal: AnyRefusal,
  field: string | undefined,
  acceptLanguage: string | undefined,
): RefusalResource {
  const language = acceptLanguage?.toLowerCase().startsWith('en') ? 'en' : 'tr'
  const words: Record<string, string> = catalogues[language].refusals
  const message = words[refusal] ?? words['other'] ?? refusal
  return field === undefined ? { refusal, message } : { refusal, message, field }
}

/** Answer with a refusal. */
export function refuse(c: Context, refusal: AnyRefusal, field?: string) {
  const resource = refusalResource(refusal, field, c.req.header('Accept-Language'))
  return c.json(resource, statuses[refusal])
}
