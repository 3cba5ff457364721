/** Requests for tests: how one came to be where it is, told in verbs. */
import { workCalendar } from '../../../domain/calendar.ts'
import { answer } from '../../../domain/requests/answer.ts'
import { ask } from '../../../domain/requests/ask.ts'
import { askFee } from '../../../domain/requests/ask-fee.ts'
import {
  isRefusedRequest,
  type Moment,
  type RefusedRequest,
  type RequestActor,
  type RequestChange,
} from '../../../domain/requests/decision.ts'
import { noteTold } from '../../../domain/requests/note-told.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { refuseInformation } from '../../../domain/requests/refuse-information.ts'
import { registerRequest, type RegisterRequest } from '../../../domain/requests/register.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { turkeyCalendar } from '../../../domain/turkey-calendar.ts'

export const turkey = workCalendar(turkeyCalendar)

const istanbulMs = 3 * 3_600_000

export const person = (
  role: RequestActor['role'],
  directorateId: string | null = null,
): RequestActor => ({ id: `a-${role}`, role, directorateId })

export const clerk = person('clerk')
export const supervisor = person('supervisor')
export const parks = person('officer', 'parks')
export const roads = person('officer', 'roads')

/** Ten in the morning of a day in Istanbul. */
export function on(today: string, actor: RequestActor = supervisor): Moment {
  const dayOf = (at: number) => new Date(at + istanbulMs).toISOString().slice(0, 10)
  return { at: Date.parse(`${today}T07:00:00Z`), today, dayOf, calendar: turkey, actor }
}

/** What a verb does when it does it. */
export function done(decision: RequestChange | RefusedRequest): RequestChange {
  if (isRefusedRequest(decision)) throw new Error(`refused: ${decision.refusal}`)
  return decision
}

/** Why a verb was refused. */
export function refusalOf(decision: RequestChange | RefusedRequest): string | null {
  return isRefusedRequest(decision) ? decision.refusal : null
}

/** Monday before Kurban Bayramı 2026. */
export const received = '2026-05-25'

export function registered(input: Partial<RegisterRequest> = {}, moment = on(received)) {
  const whole = { id: 'r1', kind: 'wish', channel: 'in-person', topicId: 'benches' } as const
  const open = { urgent: false, registry: null, solvedAtDesk: false, isHandedOver: false }
  const person = { isReachable: true, hasApplicant: true }
  const days = { standardDays: null, defaultStandardDays: 10, receivedOn: moment.today }
  return registerRequest({ ...whole, ...open, ...person, ...days, ...input }, moment)
}

/** One that waits at the desk. */
export const atDesk = (input: Partial<RegisterRequest> = {}): RequestState =>
  registered(input).request

/** One that the parks directorate has since the first day. */
export function atParks(input: Partial<RegisterRequest> = {}, dueOn?: string): RequestState {
  const command = { referralId: 'ref1', directorateId: 'parks', reason: '', dueOn }
  return done(refer(atDesk(input), command, on(received))).request
}

export const information = { kind: 'information' } as const
export const petition = { kind: 'petition' } as const

/** One that waits for what the applicant was asked for on that day. */
export const incomplete = (request: RequestState, day = '2026-06-02'): RequestState =>
  done(ask(request, { text: 'Which park?' }, on(day))).request

/** One that waits for the fee that was asked for on that day. */
export const awaitingFee = (request = atParks(information), day = '2026-06-02'): RequestState =>
  done(askFee(request, { text: '40 TL' }, on(day))).request

export const answered = (request = atParks(), day = '2026-06-03'): RequestState =>
  done(answer(request, { text: 'It will be mended on Friday.' }, on(day))).request

export const refused = (request = atParks(information), day = '2026-06-03'): RequestState =>
  done(refuseInformation(request, { grounds: 'A trade secret.' }, on(day))).request

export const told = (request: RequestState, day = '2026-06-03'): RequestState =>
  done(noteTold(request, { told: 'told' }, on(day, person('system')))).request

/** In every status. */
export const everyStatus = (): RequestState[] => [
  atDesk(),
  atParks(),
  incomplete(atDesk()),
  incomplete(atParks()),
  awaitingFee(),
  answered(),
  told(answered()),
]

export const last = ({ referrals }: RequestState) => referrals.at(-1)
