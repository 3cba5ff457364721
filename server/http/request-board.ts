import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { speaksForDirectorate } from '../../domain/requests/access.ts'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import { scopeOf } from '../../domain/staff.ts'
import type { RequestRowResource } from '../../domain/requests/resources.ts'
import { dueOf, followUpOf, spanOf } from '../requests/due.ts'
import { shownDay } from '../requests/shown-dates.ts'
import {
  countAnswered,
  countEscalated,
  countOpen,
  escalationFilters,
  readOpenByDate,
} from '../storage/open-request-reading.ts'
import {
  readEndedReferrals,
  readOpenReferrals,
  type ReferralRow,
} from '../storage/referral-table.ts'
import { readRequests } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { actorOf, mayRead } from './request-access.ts'
import { mostEnded } from './directorate-list.ts'
import { count, ownOf } from './request-list.ts'
import { requestRows, todayOf } from './request-resource.ts'
import { query } from './validate.ts'

/** The date and the id of the last one of the page before. */
const after = v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}~[\w-]{1,60}$/)))

const BoardQuery = v.object({
  kind: v.optional(v.picklist(requestKinds)),
  channel: v.optional(v.picklist(channels)),
  due: v.optional(v.picklist(['late', 'today', 'week', 'later', 'answered'])),
  directorateId: v.optional(id),
  /** `desk`: what lies there, and nobody has. */
  at: v.optional(v.picklist(['desk'])),
  assigneeId: v.optional(id),
  /** Somebody above was told of the recipient's silence: this one, or `any`. */
  escalation: v.optional(v.picklist(escalationFilters)),
  after,
  limit: v.optional(count, '50'),
})

/** Open requests by date, and what a directorate has. */
export function requestBoardRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['requests'], summary })

  return new Hono<Env>()
    .get(
      '/requests/follow-up',
      describe('Open requests by date: figures'),
      allow(house, 'request.lead'),
      (c) => {
        const day = todayOf(house, {})
        const own = ownOf(actorOf(c))
        const figures = followUpOf(countOpen(house.tables, own), day)
        return c.json({
          ...figures,
          answered: countAnswered(house.tables, own),
          escalated: countEscalated(house.tables, own, 'any'),
          escalatedToManager: countEscalated(house.tables, own, 'manager'),
          day,
        })
      },
    )
    .get(
      '/requests/open',
      describe('Open requests, the earliest day to act first'),
      allow(house, 'request.read'),
      query(BoardQuery),
      (c) => board(c, house, c.req.valid('query')),
    )
    .get(
      '/referrals',
      describe('What is referred to a directorate'),
      allow(house, 'referral.read'),
      query(
        v.object({
          state: v.optional(v.picklist(['open', 'ended']), 'open'),
          directorateId: v.optional(id),
          after,
          limit: v.optional(count, '100'),
        }),
      ),
      (c) => referrals(c, house, c.req.valid('query')),
    )
}

function placeAfter(after: string | undefined): { dueOn: string; id: string } | undefined {
  const [dueOn = '', id = ''] = after?.split('~') ?? []
  return after === undefined ? undefined : { dueOn, id }
}

function mayLead(c: Context<Env>): boolean {
  return scopeOf(c.get('caller').actor.role, 'request.lead') !== undefined
}

function narrowedTo(due: v.InferOutput<typeof BoardQuery>['due'], today: string) {
  if (due === 'answered') return { status: due }
  return due ? spanOf(due, today) : {}
}

function board(c: Context<Env>, house: House, asked: v.InferOutput<typeof BoardQuery>) {
  const actor = actorOf(c)
  const today = todayOf(house, {})
  const place = placeAfter(asked.after)
  const rows = readOpenByDate(house.tables, {
    ...narrowedTo(asked.due, today),
    kind: asked.kind,
    channel: asked.channel,
    directorateId: asked.directorateId,
    isAtDesk: asked.at === 'desk',
    // Who does not lead sees what was given to them.
    assigneeId: mayLead(c) ? asked.assigneeId : actor.id,
    escalation: asked.escalation,
    ...ownOf(actor),
    after: place && { actBy: place.dueOn, id: place.id },
    limit: asked.limit,
  })
  const readable = mayLead(c) ? rows : rows.filter((row) => mayRead(house, actor, row))
  const last = rows.length === asked.limit ? rows.at(-1) : undefined
  const next = last ? `${last.actBy}~${last.id}` : null
  return c.json({ items: requestRows(house, readable, actor), next })
}

function referrals(
  c: Context<Env>,
  house: House,
  asked: {
    state: 'open' | 'ended'
    directorateId?: string | undefined
    after?: string | undefined
    limit: number
  },
) {
  const actor = actorOf(c)
  const directorateId = speaksForDirectorate(actor) ? actor.directorateId : asked.directorateId
  if (!directorateId) return c.json({ items: [], next: null })
  const found =
    asked.state === 'open'
      ? readOpenReferrals(house.tables, directorateId, placeAfter(asked.after), asked.limit)
      : readEndedReferrals(house.tables, directorateId, mostEnded)
  const byId = new Map(found.map((referral) => [referral.requestId, referral]))
  // They are this directorate's, or the caller leads: nothing of it has to be asked one by one.
  const rows = readRequests(house.tables, [...byId.keys()])
  const items = requestRows(house, rows, actor).flatMap((row) => {
    const referral = byId.get(row.id)
    return referral ? { ...row, referral: ownHandOver(house, row, referral) } : []
  })
  const last = asked.state === 'open' && found.length === asked.limit ? found.at(-1) : undefined
  return c.json({ items, next: last ? `${last.dueOn}~${last.id}` : null })
}

/** The recipient's own date is late by the same rule as the request's. */
function ownHandOver(house: House, row: RequestRowResource, referral: ReferralRow) {
  const { id, round, escalation } = referral
  const dueOn = shownDay(house, referral.dueOn)
  const { stoppedOn } = row.clock
  const due = dueOf({ ...row, stoppedOn, actBy: row.dueOn && dueOn }, todayOf(house, row))
  return { id, dueOn, due, round, isReceived: referral.receivedAt !== null, escalation }
}
