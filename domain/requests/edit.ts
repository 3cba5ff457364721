import { startClock } from './clock.ts'
import { refuseForeign } from './access.ts'
import { underWay } from './checks.ts'
import {
  change,
  refuseRequest,
  type Moment,
  type RefusedRequest,
  type RequestChange,
} from './decision.ts'
import { withClock } from './hand-over.ts'
import type { RequestKind } from './kinds.ts'
import type { RequestState } from './state.ts'

/** Put right what was taken down. What is left out stays as it is. */
export interface Edit {
  kind?: RequestKind | undefined
  topicId?: string | null | undefined
  /** Working days of the topic's standard after the edit, null = the house's; to be given with `kind` or `topicId`. */
  standardDays?: number | null | undefined
  /** Working days of the house's standard. */
  defaultStandardDays: number
  urgent?: boolean | undefined
  /** The request's words as they were, when there are others now: nothing that was said gets lost. */
  oldText?: string | undefined
}

/**
 * The clock of another kind or another standard, from the same day of receipt; else the clock as it is. Once it is
 * answered its date is history: no later edit makes a late answer punctual, or a punctual one late.
 */
function clockAfter(request: RequestState, edit: Edit, moment: Moment) {
  const { clock, channel, status } = request
  if (status === 'answered') return clock
  const kind = edit.kind ?? request.kind
  const standardDays = edit.standardDays === undefined ? clock.standardDays : edit.standardDays
  const fresh = startClock(
    { kind, channel, startsOn: clock.startsOn, standardDays },
    moment.calendar,
    edit.defaultStandardDays,
  )
  const isSame =
    kind === request.kind &&
    (edit.standardDays === undefined || fresh.standardDays === clock.standardDays)
  return isSame ? clock : fresh
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
  return change(
    request,
    { kind, topicId, urgent, ...withClock(request, clock, moment) },
    {
      type: 'edited',
      data: { kind, topicId, urgent, dueOn: clock.dueOn },
      text: command.oldText ?? '',
    },
  )
}
