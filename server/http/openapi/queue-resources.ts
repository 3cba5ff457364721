/** The queue's resources as the document shows them, tied to their interfaces. */
import * as v from 'valibot'
import type {
  AnnouncementResource,
  CallReason,
  CounterResource,
  EstimateResource,
  LegResource,
  Spread,
  StatisticsRow,
  TicketResource,
} from '../../../domain/resources.ts'
import { completionOutcomes } from '../../../domain/resources.ts'
import type { CallResource } from '../calls.ts'
import type { printResource } from '../printing.ts'
import { exactly, moment, whole } from './exact.ts'

export const ticketState = v.picklist([
  ...(['waiting', 'called', 'serving', 'parked'] as const),
  ...(['completed', 'no-show', 'cancelled', 'expired'] as const),
])

export const Estimate = exactly<EstimateResource>()(
  v.object({ minMinutes: whole, maxMinutes: whole }),
)

export const Leg = exactly<LegResource>()(
  v.object({
    deskId: v.string(),
    counterId: v.nullable(v.string()),
    arrivedAt: moment,
    calledAt: v.nullable(moment),
    startedAt: v.nullable(moment),
    endedAt: v.nullable(moment),
    waitSeconds: v.nullable(v.number()),
    serviceSeconds: v.nullable(v.number()),
    outcome: v.picklist([
      ...(['open', 'completed', 'transferred', 'no-show'] as const),
      ...(['cancelled', 'expired', 'day-ended'] as const),
    ]),
  }),
)

export const Ticket = exactly<TicketResource>()(
  v.object({
    id: v.string(),
    code: v.string(),
    number: v.string(),
    deskId: v.string(),
    state: ticketState,
    priority: v.boolean(),
    language: v.string(),
    topicId: v.nullable(v.string()),
    issuedAt: moment,
    ahead: whole,
    estimate: v.nullable(Estimate),
    counterId: v.nullable(v.string()),
    calls: whole,
    completionOutcome: v.nullable(v.picklist([...completionOutcomes, 'day-ended'])),
    legs: v.array(Leg),
  }),
)

/** What the wall shows of a call: all but the ticket’s id. */
export const calledEntries = {
  id: whole,
  number: v.string(),
  deskId: v.string(),
  counterId: v.string(),
  counterNumber: whole,
  repeat: whole,
  language: v.string(),
  at: moment,
}

export const Announcement = exactly<AnnouncementResource>()(
  v.object({ ticketId: v.string(), ...calledEntries }),
)

export const Reason = exactly<CallReason>()(
  v.object({
    rule: v.picklist(['earliest', 'chosen', 'helped-out']),
    overtook: v.array(v.string()),
  }),
)

export const Call = exactly<CallResource>()(
  v.object({ ticket: Ticket, announcement: Announcement, reason: Reason }),
)

export const Counter = exactly<CounterResource>()(
  v.object({
    id: v.string(),
    branchId: v.string(),
    number: whole,
    name: v.string(),
    state: v.picklist(['closed', 'open', 'paused']),
    deskIds: v.array(v.string()),
    helps: v.array(v.object({ deskId: v.string(), helpAfterMinutes: whole })),
    staffId: v.nullable(v.string()),
    staffName: v.nullable(v.string()),
    openingId: v.nullable(v.string()),
    openedAt: v.nullable(moment),
    pausedAt: v.nullable(moment),
    ticketId: v.nullable(v.string()),
  }),
)

const spread = exactly<Spread>()(
  v.object({ mean: v.number(), p50: v.number(), p90: v.number(), max: v.number() }),
)

export const Figures = exactly<StatisticsRow>()(
  v.object({
    key: v.string(),
    issued: whole,
    served: whole,
    noShow: whole,
    abandoned: whole,
    withinTarget: v.nullable(v.number()),
    waitSeconds: v.nullable(spread),
    serviceSeconds: v.nullable(spread),
  }),
)

/** A slip, and what is known of its way onto paper. */
export const Print = v.object({
  id: v.string(),
  outcome: v.picklist(['pending', 'printed', 'failed', 'unknown']),
  problem: v.optional(
    v.picklist(['paper-out', 'cover-open', 'unreachable', 'dropped', 'not-reading', 'error']),
  ),
}) satisfies v.GenericSchema<ReturnType<typeof printResource>>
