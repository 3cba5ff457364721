/** What happened to a request, as the document shows it. */
import * as v from 'valibot'
import type { ReferralResource, StepResource } from '../../../domain/requests/resources.ts'
import { day, exactly, moment, whole } from './exact.ts'

export const escalation = v.nullable(v.picklist(['supervisor', 'manager']))

export const referral = exactly<ReferralResource>()(
  v.object({
    id: v.string(),
    hop: whole,
    round: whole,
    directorateId: v.string(),
    dueOn: day,
    referredAt: moment,
    referredBy: v.string(),
    receivedAt: v.nullable(moment),
    receivedBy: v.nullable(v.string()),
    reminders: whole,
    remindedAt: v.nullable(moment),
    escalation,
    endedAt: v.nullable(moment),
    outcome: v.nullable(
      v.picklist([
        ...(['answered', 'returned', 'passed-on'] as const),
        ...(['reissued', 'forwarded', 'withdrawn'] as const),
      ]),
    ),
    reason: v.string(),
  }),
)

export const step = exactly<StepResource>()(
  v.object({
    version: whole,
    at: moment,
    by: v.string(),
    type: v.picklist([
      ...(['registered', 'edited', 'referred', 'received', 'passed-on', 'returned'] as const),
      ...(['asked', 'supplemented', 'fee-asked', 'fee-paid', 'fee-unpaid'] as const),
      ...(['extended', 'recounted', 'interim', 'answered', 'refused'] as const),
      ...(['not-examinable', 'forwarded', 'appealed', 'appeal-decided'] as const),
      ...(['withdrawn', 'reopened', 'reminded', 'escalated', 'reissued', 'assigned'] as const),
      ...(['registry', 'visited', 'told', 'closed'] as const),
    ]),
    data: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
    text: v.string(),
  }),
)
