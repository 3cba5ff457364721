import { needsPaper, type RequestKind } from './kinds.ts'

/**
 * How long a person stays known. Official papers keep the period of the house's retention plan (Regulation on State
 * Archive Services, 2019; Law 6698 art. 7 lets another law's period stand before an erasure). Days are `YYYY-MM-DD`.
 */
export interface RetentionMonths {
  /** Petitions and information requests. */
  official: number
  /** Everything else; it may be erased earlier when somebody asks. */
  other: number
}

/**
 * What a manager can say to somebody who asks to be forgotten. `later`: on a chosen day, or when
 * the period ends.
 */
export const erasureDecisions = ['granted', 'refused', 'later'] as const
/** One of them. */
export type ErasureDecision = (typeof erasureDecisions)[number]

/** `still_open`: somebody is still to answer it; `record_period_runs`: an official paper must be kept. */
export type RetentionRefusal = 'still_open' | 'record_period_runs'

/** What is asked about: `closedOn` is null while it is open. */
interface Kept {
  kind: RequestKind
  closedOn: string | null
}

interface Today {
  today: string
  months: RetentionMonths
}

/** The same day some months later; the last of the month where that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
  first.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()))
  return first.toISOString().slice(0, 10)
}

/** The day from which nothing is known of the applicant any more, without anybody asking. */
export function eraseOnOf(kind: RequestKind, closedOn: string, months: RetentionMonths): string {
  return addMonths(closedOn, needsPaper(kind) ? months.official : months.other)
}

/** The first day on which they may be forgotten because they ask for it; null while the request is open. */
export function erasableFrom({ kind, closedOn }: Kept, months: RetentionMonths): string | null {
  if (closedOn === null) return null
  return needsPaper(kind) ? eraseOnOf(kind, closedOn, months) : closedOn
}

/**
 * What a decision on an erasure that was asked for amounts to: the day on which it is carried out, today for `granted`,
 * null for `refused` and for a request that is still open (closing it sets the day). Never later than without asking.
 * Refusals: `still_open`, `record_period_runs`.
 */
export function decideErasure(
  request: Kept,
  command: { decision: ErasureDecision; eraseOn: string | null },
  { today, months }: Today,
): { eraseOn: string | null } | { refusal: RetentionRefusal; field?: string } {
  if (command.decision === 'refused') return { eraseOn: null }
  const from = erasableFrom(request, months)
  if (from === null || request.closedOn === null) {
    if (command.decision === 'granted') return { refusal: 'still_open' }
    return command.eraseOn ? { refusal: 'still_open', field: 'eraseOn' } : { eraseOn: null }
  }
  if (command.decision === 'granted')
    return today < from ? { refusal: 'record_period_runs' } : { eraseOn: today }
  const latest = eraseOnOf(request.kind, request.closedOn, months)
  const eraseOn = command.eraseOn ?? latest
  if (eraseOn < from) return { refusal: 'record_period_runs', field: 'eraseOn' }
  return { eraseOn: eraseOn < latest ? eraseOn : latest }
}

/** What was decided about one request: the day on which it is carried out, null where closing it sets the day. */
export interface DecidedErasure {
  decision: ErasureDecision
  eraseOn: string | null
}

/**
 * What a decision about all requests of a person amounts to for one of them. `granted` is as early as the rule allows:
 * today, or the day on which an official paper's period ends; null for one that is still open, which is decided once it
 * is closed. A chosen day is moved into what the rule allows here.
 */
export function decideOneOf(
  request: Kept,
  { decision, eraseOn }: DecidedErasure,
  { today, months }: Today,
): DecidedErasure | null {
  if (decision === 'refused') return { decision, eraseOn: null }
  const from = erasableFrom(request, months)
  if (from === null || request.closedOn === null)
    return decision === 'granted' ? null : { decision, eraseOn: null }
  if (decision === 'granted')
    return today < from ? { decision: 'later', eraseOn: from } : { decision, eraseOn: today }
  const latest = eraseOnOf(request.kind, request.closedOn, months)
  const chosen = eraseOn ?? latest
  const early = chosen < from ? from : chosen
  return { decision, eraseOn: early < latest ? early : latest }
}
