/** Random lives of a request: anybody does anything, in any order, on days that go forward. */
import fc from 'fast-check'
import { addCalendarDays } from '../../../domain/calendar.ts'
import { answer } from '../../../domain/requests/answer.ts'
import { appeal } from '../../../domain/requests/appeal.ts'
import { ask } from '../../../domain/requests/ask.ts'
import { askFee } from '../../../domain/requests/ask-fee.ts'
import { assign } from '../../../domain/requests/assign.ts'
import { closeByHand } from '../../../domain/requests/close-by-hand.ts'
import { decideAppeal } from '../../../domain/requests/decide-appeal.ts'
import {
  isRefusedRequest,
  type Moment,
  type RefusedRequest,
  type RequestActor,
  type RequestChange,
} from '../../../domain/requests/decision.ts'
import { edit } from '../../../domain/requests/edit.ts'
import { escalate } from '../../../domain/requests/escalate.ts'
import { expireFee } from '../../../domain/requests/expire-fee.ts'
import { extend } from '../../../domain/requests/extend.ts'
import { forward } from '../../../domain/requests/forward.ts'
import { giveInterim } from '../../../domain/requests/give-interim.ts'
import { channels, requestKinds } from '../../../domain/requests/kinds.ts'
import { notExaminable, notExaminableGrounds } from '../../../domain/requests/not-examinable.ts'
import { noteTold } from '../../../domain/requests/note-told.ts'
import { passOn } from '../../../domain/requests/pass-on.ts'
import { payFee } from '../../../domain/requests/pay-fee.ts'
import { receiveReferral } from '../../../domain/requests/receive-referral.ts'
import { refer } from '../../../domain/requests/refer.ts'
import { refuseInformation } from '../../../domain/requests/refuse-information.ts'
import { registerPaper } from '../../../domain/requests/register-paper.ts'
import { reissue } from '../../../domain/requests/reissue.ts'
import { remind } from '../../../domain/requests/remind.ts'
import { reopen } from '../../../domain/requests/reopen.ts'
import { returnReferral } from '../../../domain/requests/return-referral.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { supplement } from '../../../domain/requests/supplement.ts'
import { visit } from '../../../domain/requests/visit.ts'
import { withdraw } from '../../../domain/requests/withdraw.ts'
import { clerk, on, parks, person, received, registered, roads, supervisor } from './story.ts'

type Act = (request: RequestState, moment: Moment) => RequestChange | RefusedRequest

export interface Move {
  act: Act
  actor: RequestActor
  /** Calendar days since the move before. */
  days: number
}

const words = fc.constantFrom('Words.', 'More words.', ' ')
const directorate = fc.constantFrom('parks', 'roads')
const referralId = fc.uuid()
/** Days around the year of the tests, some of them long gone. */
const day = fc.integer({ min: -10, max: 120 }).map((days) => addCalendarDays(received, days))
const anyKind = fc.constantFrom(...requestKinds)
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })

/** A verb with any command it can have. */
function of<C>(
  command: fc.Arbitrary<C>,
  verb: (request: RequestState, command: C, moment: Moment) => RequestChange | RefusedRequest,
): fc.Arbitrary<Act> {
  return command.map((given) => {
    const frozen = Object.freeze(given)
    return (request: RequestState, moment: Moment) => verb(request, frozen, moment)
  })
}

const nothing = fc.constant({})
const text = fc.record({ text: words })
const reason = fc.record({ reason: words })

const edits = fc.record({
  kind: maybe(anyKind),
  topicId: maybe(fc.constantFrom('benches', null)),
  standardDays: maybe(fc.constantFrom(null, 2, 20)),
  defaultStandardDays: fc.constant(10),
  urgent: maybe(fc.boolean()),
  text: maybe(words),
})

/** Every verb; those that lead on are chosen more often. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  ...[0, 1, 2].map(() =>
    of(
      fc.record({ referralId, directorateId: directorate, dueOn: maybe(day), reason: words }),
      refer,
    ),
  ),
  of(nothing, receiveReferral),
  of(nothing, receiveReferral),
  of(fc.record({ referralId, directorateId: directorate, reason: words }), passOn),
  of(reason, returnReferral),
  of(text, ask),
  of(text, supplement),
  of(text, supplement),
  of(text, askFee),
  of(text, askFee),
  of(fc.record({ paidOn: maybe(day) }), payFee),
  of(nothing, payFee),
  of(nothing, expireFee),
  of(reason, extend),
  of(text, giveInterim),
  of(fc.record({ text: words, grounds: maybe(words) }), answer),
  of(fc.record({ grounds: words }), refuseInformation),
  of(fc.record({ grounds: words }), refuseInformation),
  of(fc.record({ ground: fc.constantFrom(...notExaminableGrounds), text: words }), notExaminable),
  of(fc.record({ referralId, institutionId: fc.constant('water'), text: words }), forward),
  of(fc.record({ on: day }), appeal),
  of(fc.record({ on: day }), appeal),
  of(fc.record({ decision: fc.constantFrom('granted', 'upheld') }), decideAppeal),
  of(reason, withdraw),
  of(reason, reopen),
  of(nothing, remind),
  of(nothing, escalate),
  of(nothing, escalate),
  of(fc.record({ referralId, dueOn: maybe(day), reason: words }), reissue),
  of(fc.record({ staffId: fc.constantFrom('a-clerk', 'emine') }), assign),
  of(fc.record({ number: words, on: day }), registerPaper),
  of(text, visit),
  of(fc.record({ told: fc.constantFrom('told', 'attempted') }), noteTold),
  of(reason, closeByHand),
  of(edits, edit),
)

const anyActor = fc.constantFrom(
  ...[supervisor, supervisor, person('system'), clerk, parks, roads],
  ...[person('information-officer'), person('program', 'parks'), person('program')],
)

const anyMove: fc.Arbitrary<Move> = fc.record({
  act: anyAct,
  actor: anyActor,
  days: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, 20),
})

/** A request as it comes in, and what happens to it. */
export const anyLife = fc.record({
  input: fc.record({
    kind: fc.oneof(anyKind, fc.constantFrom('information', 'petition')),
    channel: fc.oneof(fc.constant('in-person'), fc.constantFrom(...channels)),
    standardDays: fc.constantFrom(null, 2, 20),
    ...{ isReachable: fc.boolean(), hasApplicant: fc.boolean() },
    solvedAtDesk: fc.constantFrom(false, false, false, true),
  }) as fc.Arbitrary<Parameters<typeof registered>[0]>,
  moves: fc.array(anyMove, { maxLength: 40, size: 'max' }),
})

export interface Happening {
  before: RequestState
  decision: RequestChange | RefusedRequest
  moment: Moment
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** Everything that happened or was refused. Each state is frozen: a verb that changed it would throw. */
export function* lived({ input, moves }: typeof anyLife extends fc.Arbitrary<infer L> ? L : never) {
  let request = frozen(registered(input).request)
  let today = received
  for (const { act, actor, days } of moves) {
    today = addCalendarDays(today, days)
    const moment = on(today, actor)
    const decision = act(request, moment)
    yield { before: request, decision, moment } satisfies Happening
    if (!isRefusedRequest(decision)) request = frozen(decision.request)
  }
}
