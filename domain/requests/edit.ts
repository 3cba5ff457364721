import { refuseForeign } from './access.ts'
import { underWay } from './checks.ts'
import { clockOfKind } from './clock-of-kind.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { withClock } from './hand-over.ts'
import type { RequestKind } from './kinds.ts'
import type { RequestClock, RequestState } from './state.ts'

/** Put right what was taken down. What is left out stays as it is. */
export interface Edit {
  kind?: RequestKind | undefined
  topicId?: string | null | undefined
  /** Working days of the topic's standard after the edit, null = the house's; counts only with another law or topic. */
  standardDays?: number | null | undefined
  /** Working days of the house's standard. */
  defaultStandardDays: number
  urgent?: boolean | undefined
  /** The request's words as they were, when there are others now: nothing that was said gets lost. */
  oldText?: string | undefined
  /** The place may be another one now. */
  isPlaceGiven?: boolean | undefined
}

/**
 * The clock of another kind, or of another topic with another standard; else the clock as it is: a standard that was
 * changed since moves nothing by itself. Once it is answered its date is history: no later edit makes a late answer
 * punctual, or a punctual one late.
 */
function clockAfter(request: RequestState, edit: Edit, moment: Moment): RequestClock {
  const { clock, status } = request
  const { kind = request.kind, topicId = request.topicId, defaultStandardDays } = edit
  const isOtherTopic = topicId !== request.topicId
  if (status === 'answered' || (kind === request.kind && !isOtherTopic)) return clock
  const under = (standardDays: number | null) =>
    clockOfKind(request, { kind, standardDays, defaultStandardDays }, moment)
  const same = under(clock.standardDays)
  const isSameRule = same.law === clock.law && !isOtherTopic
  const { standardDays } = edit
  const next = isSameRule || standardDays === undefined ? same : under(standardDays)
  const isSame = kind === request.kind && next.standardDays === clock.standardDays
  return isSame ? clock : next
}

/**
 * Another kind, or another standard under the topic's own law, sets the clock anew while it is not answered.
 * Refusals: `not_your_request`, `wrong_status` (closed; another kind while the applicant is to do something, or when it
 * is decided).
 */
export function edit(
  request: RequestState,
  command: Edit,
  moment: Moment,
): RequestChange | RefusedRequest {
  const foreign = refuseForeign(request, moment)
  if (foreign) return foreign
  const { kind = request.kind, topicId = request.topicId, urgent = request.urgent } = command
  if (request.status === 'closed') return refuseRequest('wrong_status')
  if (kind !== request.kind && !underWay.includes(request.status))
    return refuseRequest('wrong_status', 'kind')
  const clock = clockAfter(request, command, moment)
  const { oldText, isPlaceGiven = false } = command
  return change(
    request,
    { kind, topicId, urgent, ...withClock(request, clock, moment) },
    {
      type: 'edited',
      // Whoever may see only what was before has to know what is new.
      data: {
        kind,
        urgent,
        dueOn: clock.dueOn,
        text: oldText !== undefined,
        place: isPlaceGiven,
      },
      text: oldText ?? '',
    },
  )
}
