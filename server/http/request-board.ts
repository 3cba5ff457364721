import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { speaksForDirectorate } from '../../domain/requests/access.ts'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import { scopeOf } from '../../domain/staff.ts'
import { followUpOf, spanOf } from '../requests/due.ts'
import { readEndedReferrals, readOpenReferrals } from '../storage/referral-table.ts'
import { countOpen, readOpenByDate, readRequests } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { actorOf, mayRead } from './request-access.ts'
import { count, mostEnded, ownOf, short } from './request-list.ts'
import { requestRows, todayOf } from './request-resource.ts'
import { query } from './validate.ts'

const BoardQuery = v.object({
  kind: v.optional(v.picklist(requestKinds)),
  channel: v.optional(v.picklist(channels)),
  due: v.optional(v.picklist(['late', 'today', 'week', 'later'])),
  directorateId: v.optional(short),
  assigneeId: v.optional(short),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}~[\w-]{1,60}$/))),
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
        return c.json({ ...followUpOf(countOpen(house.tables, ownOf(actorOf(c))), day), day })
      },
    )
    .get(
      '/requests/open',
      describe('Open requests, the earliest date first'),
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
          directorateId: v.optional(short),
        }),
      ),
      (c) => referrals(c, house, c.req.valid('query')),
    )
}

function mayLead(c: Context<Env>): boolean {
  return scopeOf(c.get('caller').actor.role, 'request.lead') !== undefined
}

function board(c: Context<Env>, house: House, asked: v.InferOutput<typeof BoardQuery>) {
  const actor = actorOf(c)
  const today = todayOf(house, {})
  const [dueOn = '', id = ''] = asked.after?.split('~') ?? []
  const rows = readOpenByDate(house.tables, {
    ...(asked.due ? spanOf(asked.due, today) : {}),
    kind: asked.kind,
    channel: asked.channel,
    directorateId: asked.directorateId,
    // Who does not lead sees what was given to them.
    assigneeId: mayLead(c) ? asked.assigneeId : actor.id,
    ...ownOf(actor),
    after: asked.after === undefined ? undefined : { dueOn, id },
    limit: asked.limit,
  })
  const last = rows.length === asked.limit ? rows.at(-1) : undefined
  const next = last ? `${last.dueOn ?? ''}~${last.id}` : null
  return c.json({ items: requestRows(house, rows, actor), next })
}

function referrals(
  c: Context<Env>,
  house: House,
  asked: { state: 'open' | 'ended'; directorateId?: string | undefined },
) {
  const actor = actorOf(c)
  const directorateId = speaksForDirectorate(actor) ? actor.directorateId : asked.directorateId
  if (!directorateId) return c.json({ items: [] })
  const found =
    asked.state === 'open'
      ? readOpenReferrals(house.tables, directorateId)
      : readEndedReferrals(house.tables, directorateId, mostEnded)
  const byId = new Map(found.map((referral) => [referral.requestId, referral]))
  const rows = readRequests(house.tables, [...byId.keys()]).filter((row) =>
    mayRead(house, actor, row),
  )
  const items = requestRows(house, rows, actor).map((row) => {
    const referral = byId.get(row.id)
    const { id = '', dueOn = '', receivedAt = null, escalation = null } = referral ?? {}
    const round = referral?.round ?? 1
    return { ...row, referral: { id, dueOn, round, isReceived: receivedAt !== null, escalation } }
  })
  return c.json({ items })
}
