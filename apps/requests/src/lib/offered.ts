import { workCalendar } from '../../../../domain/calendar.ts'
import { answer } from '../../../../domain/requests/answer.ts'
import { appeal } from '../../../../domain/requests/appeal.ts'
import { askFee } from '../../../../domain/requests/ask-fee.ts'
import { ask } from '../../../../domain/requests/ask.ts'
import { assign } from '../../../../domain/requests/assign.ts'
import { closeByHand } from '../../../../domain/requests/close-by-hand.ts'
import { decideAppeal } from '../../../../domain/requests/decide-appeal.ts'
import type {
  Moment,
  RefusedRequest,
  RequestActor,
  RequestChange,
} from '../../../../domain/requests/decision.ts'
import { edit } from '../../../../domain/requests/edit.ts'
import { escalate } from '../../../../domain/requests/escalate.ts'
import { extend } from '../../../../domain/requests/extend.ts'
import { forward } from '../../../../domain/requests/forward.ts'
import { giveInterim } from '../../../../domain/requests/give-interim.ts'
import { notExaminable } from '../../../../domain/requests/not-examinable.ts'
import { passOn } from '../../../../domain/requests/pass-on.ts'
import { payFee } from '../../../../domain/requests/pay-fee.ts'
import { receiveReferral } from '../../../../domain/requests/receive-referral.ts'
import { refer } from '../../../../domain/requests/refer.ts'
import { refuseInformation } from '../../../../domain/requests/refuse-information.ts'
import { registerPaper } from '../../../../domain/requests/register-paper.ts'
import { reissue } from '../../../../domain/requests/reissue.ts'
import { remind } from '../../../../domain/requests/remind.ts'
import { reopen } from '../../../../domain/requests/reopen.ts'
import type { RequestResource } from '../../../../domain/requests/resources.ts'
import { returnReferral } from '../../../../domain/requests/return-referral.ts'
import type { RequestState } from '../../../../domain/requests/state.ts'
import { supplement } from '../../../../domain/requests/supplement.ts'
import { visit } from '../../../../domain/requests/visit.ts'
import { withdraw } from '../../../../domain/requests/withdraw.ts'
import { scopeOf, type Role, type Verb } from '../../../../domain/staff.ts'
import { stateOf } from './state-of.ts'

type Decide = (request: RequestState, moment: Moment) => RequestChange | RefusedRequest

/** What stands for everything that will be typed: only the state of the request is asked about. */
const text = '…'
const referralId = 'dry'
const directorateId = ''

const askedOn = ({ clock, unpaidClock }: RequestState) =>
  clock.stoppedOn ?? unpaidClock?.stoppedOn ?? null

/**
 * Each action is named as the last part of its path in the API; `edit` is the `PATCH`, `outside-receipt` the receipt of
 * another institution.
 */
const table = {
  receipt: ['request.answer', (r, m) => receiveReferral(r, {}, m)],
  'outside-receipt': ['request.lead', (r, m) => receiveReferral(r, { isOutside: true }, m)],
  answer: ['request.answer', (r, m) => answer(r, { text }, m)],
  question: ['request.answer', (r, m) => ask(r, { text }, m)],
  'passing-on': [
    'request.answer',
    (r, m) => passOn(r, { referralId, directorateId, reason: text }, m),
  ],
  return: ['request.answer', (r, m) => returnReferral(r, { reason: text }, m)],
  extension: ['request.answer', (r, m) => extend(r, { reason: text }, m)],
  fee: ['request.answer', (r, m) => askFee(r, { text }, m)],
  refusal: ['request.answer', (r, m) => refuseInformation(r, { grounds: text }, m)],
  'interim-answer': ['request.answer', (r, m) => giveInterim(r, { text }, m)],
  'non-examination': [
    'request.answer',
    (r, m) => notExaminable(r, { ground: 'not-concrete', text }, m),
  ],
  forwarding: ['request.answer', (r, m) => forward(r, { referralId, institutionId: '', text }, m)],
  referrals: ['request.refer', (r, m) => refer(r, { referralId, directorateId, reason: '' }, m)],
  reminders: ['request.lead', (r, m) => remind(r, {}, m)],
  escalation: ['request.lead', (r, m) => escalate(r, {}, m)],
  reissue: ['request.lead', (r, m) => reissue(r, { referralId, reason: '' }, m)],
  assignment: ['request.lead', (r, m) => assign(r, { staffId: '' }, m)],
  edit: ['request.edit', (r, m) => edit(r, { defaultStandardDays: 1 }, m)],
  supplement: ['request.refer', (r, m) => supplement(r, { text }, m)],
  // The day of the payment is typed; one that counts must be possible.
  'fee-payment': ['request.refer', (r, m) => payFee(r, { paidOn: askedOn(r) ?? m.today }, m)],
  registry: ['request.refer', (r, m) => registerPaper(r, { number: text, on: m.today }, m)],
  visits: ['request.refer', (r, m) => visit(r, { text }, m)],
  // The day of an appeal may be long before today; whether it was in time the server says.
  appeal: ['request.lead', (r, m) => appeal(r, { on: r.clock.startsOn }, m)],
  'appeal-decision': ['request.lead', (r, m) => decideAppeal(r, { decision: 'upheld' }, m)],
  reopening: ['request.lead', (r, m) => reopen(r, { reason: text }, m)],
  withdrawal: ['request.refer', (r, m) => withdraw(r, { reason: text }, m)],
  closing: ['request.refer', (r, m) => closeByHand(r, { reason: text }, m)],
} as const satisfies Record<string, readonly [Verb, Decide]>

/** What can be done with a request. */
export type Action = keyof typeof table

/** Every action, in the order in which they are offered. */
export const actions = Object.keys(table) as Action[]

/** Whoever looks at a request. */
export interface Viewer {
  id: string
  role: Role
  directorateId: string | null
}

/**
 * What the rules allow this person to do with the request as it stands: each rule is asked itself, with nothing typed
 * yet. Dates are computed with weekends only; none of them decides whether something may be done. `isOutside`: another
 * institution has it.
 */
export function offered(
  request: RequestResource,
  viewer: Viewer,
  today: string,
  isOutside = false,
): Action[] {
  const state = stateOf(request)
  const moment = momentOf(viewer, today)
  const notMeant = isOutside && viewer.directorateId === null ? 'receipt' : 'outside-receipt'
  return actions.filter((action) => {
    if (action === notMeant) return false
    const [verb, decide] = table[action]
    return scopeOf(viewer.role, verb) !== undefined && !('refusal' in decide(state, moment))
  })
}

function momentOf(viewer: Viewer, today: string): Moment {
  const actor: RequestActor = viewer
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { at: Date.parse(today), today, dayOf, calendar: workCalendar([]), actor }
}
