import type { Context } from 'hono'
import type { FileRefusal } from '../../domain/attachment.ts'
import type { ListRefusal } from '../../domain/program.ts'
import type { RefusalCode } from '../../domain/queue/decision.ts'
import type { RequestRefusal } from '../../domain/requests/decision.ts'
import type { RefusalResource } from '../../domain/resources.ts'
import { requestRefusalText } from '../../messages/request-refusals.ts'
import type { RefusedTaking } from '../attachments/takeable.ts'
import type { BulletinRefusal } from '../bulletins/send.ts'
import type { ClaimRefusal } from '../devices/device-book.ts'
import type { OutboxRefusal } from '../outbox/by-hand.ts'
import type { RefusedEscort } from '../queue/escort-tasks.ts'
import type { ErasureRefusal } from '../requests/erasures.ts'
import type { CalendarRefusal } from '../settings/calendar.ts'
import type { EditRefusal } from '../settings/editor.ts'

/** Refusals that only HTTP knows. */
type HttpRefusal =
  | 'malformed'
  | 'unauthenticated'
  | 'wrong_credentials'
  | 'cross_site'
  | 'body_too_large'
  | 'too_many_attempts'
  | 'too_many_requests'
  | 'too_many_webhooks'
  | 'list_too_large'
  | 'unavailable'
  | 'internal'
  | 'no_voice'
  | 'no_gateway'
  | 'upload_too_slow'

/** All that can be refused: each has its status below and its words in `messages/`. */
export type AnyRefusal =
  | RefusalCode
  | EditRefusal
  | CalendarRefusal
  | ClaimRefusal
  | HttpRefusal
  | OutboxRefusal
  | BulletinRefusal['refusal']
  | FileRefusal
  | RequestRefusal
  | IntakeRefusal
  | ErasureRefusal
  | StatusRefusal
  | RefusedEscort['refusal']
  | RefusedTaking['refusal']
  | ListRefusal

/** What is wrong with what was said of a request. */
type IntakeRefusal =
  | 'changed_meanwhile'
  | 'reference_taken'
  | 'reference_missing'
  | 'day_missing'
  | 'not_for_programs'
  | 'not_your_kind'
  | 'no_applicant_allowed'
  | 'in_the_future'
  | 'answer_in_cimer'
  | 'only_by_number'
  | 'reason_missing'
  | 'unknown_topic'
  | 'unknown_notice'
  | 'unknown_staff'
  | 'too_many_drafts'
  | 'draft_finished'
  | 'draft_outdated'

/** What the citizen's own page is told. */
type StatusRefusal =
  | 'status_unknown'
  | 'link_unknown'
  | 'no_phone'
  | 'no_answer_yet'
  | 'too_many_codes'
  | 'wrong_code'
  | 'code_void'

/** The statuses that refusals have. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** Every refusal and its status: 401 nobody, 403 not allowed, 404 not there, 409 a rule, 422 sensible but impossible. */
export const statuses: Record<AnyRefusal, RefusalStatus> = {
  malformed: 400,
  file_empty: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  cross_site: 403,
  forbidden: 403,
  not_your_ticket: 403,
  not_your_counter: 403,
  not_found: 404,
  upload_too_slow: 408,
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
  name_taken: 409,
  letter_taken: 409,
  day_taken: 409,
  number_taken: 409,
  username_taken: 409,
  last_admin: 409,
  escort_running: 409,
  pairing_code_used: 409,
  message_settled: 409,
  wrong_status: 409,
  changed_meanwhile: 409,
  already_referred: 409,
  not_referred: 409,
  not_your_request: 403,
  already_received: 409,
  same_directorate: 409,
  not_information: 409,
  not_petition: 409,
  already_extended: 409,
  too_late_to_extend: 409,
  too_late_for_interim: 409,
  no_fee_asked: 409,
  paid_before_asked: 422,
  paid_too_late: 409,
  not_refused: 409,
  too_late_to_appeal: 409,
  before_refusal: 422,
  already_escalated: 409,
  not_told: 409,
  still_open: 409,
  record_period_runs: 409,
  already_erased: 409,
  already_decided: 409,
  somebody_else: 422,
  text_missing: 422,
  reference_taken: 409,
  reference_missing: 422,
  day_missing: 422,
  not_for_programs: 422,
  not_your_kind: 422,
  no_applicant_allowed: 422,
  in_the_future: 422,
  in_the_past: 422,
  answer_in_cimer: 422,
  only_by_number: 422,
  reason_missing: 422,
  too_many_drafts: 409,
  draft_finished: 409,
  draft_outdated: 409,
  unknown_topic: 422,
  unknown_notice: 422,
  unknown_staff: 422,
  body_too_large: 413,
  file_too_large: 413,
  file_type_refused: 415,
  file_damaged: 422,
  file_unsafe: 422,
  unknown_attachment: 422,
  too_many_attachments: 422,
  not_by_hand: 422,
  no_tickets_here: 422,
  unknown_desk: 422,
  unknown_directorate: 422,
  unknown_placeholder: 422,
  placeholder_missing: 422,
  no_gateway: 422,
  secret_missing: 422,
  unknown_branch: 422,
  unknown_counter: 422,
  unknown_ticket: 422,
  unknown_device: 422,
  unknown_printer: 422,
  unknown_pairing_code: 422,
  weak_password: 422,
  key_reused: 422,
  no_recipients: 409,
  too_many_recipients: 422,
  link_unknown: 404,
  status_unknown: 404,
  no_phone: 409,
  no_answer_yet: 409,
  wrong_code: 403,
  code_void: 403,
  too_many_codes: 429,
  too_many_attempts: 429,
  too_many_requests: 429,
  too_many_webhooks: 409,
  list_too_large: 413,
  list_unreadable: 422,
  columns_missing: 422,
  too_many_lines: 422,
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
  const message = requestRefusalText(language, refusal)
  return field === undefined ? { refusal, message } : { refusal, message, field }
}

/** Answer with a refusal. */
export function refuse(c: Context, refusal: AnyRefusal, field?: string) {
  const resource = refusalResource(refusal, field, c.req.header('Accept-Language'))
  return c.json(resource, statuses[refusal])
}
