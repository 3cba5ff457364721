import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { requestStatuses } from '../../domain/requests/state.ts'
import { informationOfficers, speaksForDirectorate } from '../../domain/requests/access.ts'
import { followUpOf, spanOf } from '../requests/due.ts'
import { readSearchText } from '../search/search-text.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readEndedReferrals, readOpenReferrals } from '../storage/referral-table.ts'
import {
  countOpen,
  readOpenByDate,
  readRequests,
  readRequestsByReference,
  type RequestRow,
} from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { actorOf, mayRead } from './request-access.ts'
import { requestRows, todayOf } from './request-resource.ts'
import { body, query } from './validate.ts'

const short = v.pipe(v.string(), v.maxLength(200))
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(200),
)

const filters = {
  kind: v.optional(v.picklist(requestKinds)),
  channel: v.optional(v.picklist(channels)),
  status: v.optional(v.picklist(requestStatuses)),
  topicId: v.optional(short),
  neighbourhood: v.optional(short),
  directorateId: v.optional(short),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{1,7}$/))),
}
/** An address says nothing of a person: only a request's own number may stand in it. */
const numberOnly = v.pipe(v.string(), v.regex(/^(\d{4}-)?\d{0,7}$/))
const ListQuery = v.object({
  q: v.optional(numberOnly, ''),
  ...filters,
  limit: v.optional(count, '50'),
})
const Search = v.object({
  q: v.optional(short, ''),
  ...filters,
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
})

const BoardQuery = v.object({
  kind: v.optional(v.picklist(requestKinds)),
  channel: v.optional(v.picklist(channels)),
  due: v.optional(v.picklist(['late', 'today', 'week', 'later'])),
  directorateId: v.optional(short),
  assigneeId: v.optional(short),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}~[\w-]{1,60}$/))),
  limit: v.optional(count, '50'),
})

/** Lists of requests: searched, by date, and what a directorate has. */
export function requestListRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['requests'], summary })

  return new Hono<Env>()
    .get(
      '/requests',
      describe('Search, the newest first'),
      allow(house, 'request.read'),
      query(ListQuery),
      (c) => list(c, house, c.req.valid('query')),
    )
    .post(
      '/request-searches',
      describe('Search by name, phone, T.C. or any number, the newest first'),
      allow(house, 'request.read'),
      body(Search),
      (c) => list(c, house, c.req.valid('json')),
    )
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
      allow(house, 'request.lead'),
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

/** Who looks for one person by phone or T.C. number is on record, never for whom. Throws `StorageError`. */
async function recordSearch(house: House, staffId: string, text: string): Promise<void> {
  const { means } = readSearchText(text)
  if (means !== 'phone' && means !== 'national-id') return
  const nothing = { requestId: null, subject: null, sealed: null }
  const look = { at: house.clock.now(), staffId, action: 'searched' as const, ...nothing }
  await house.tables.edit(insertAccess(look))
}

async function list(c: Context<Env>, house: House, asked: v.InferOutput<typeof Search>) {
  await house.writer.settled()
  const actor = actorOf(c)
  if (speaksForDirectorate(actor)) {
    const rows = actor.directorateId ? ofDirectorate(house, actor.directorateId) : []
    return c.json({
      items: requestRows(house, rows, actor),
      total: rows.length,
      next: null,
      warming: false,
    })
  }
  const { q, limit, ...filters } = asked
  const known = ofReference(house, actor, q)
  if (known.length > 0) {
    const items = requestRows(house, known, actor)
    return c.json({ items, total: known.length, next: null, warming: false })
  }
  if (asked.after === undefined) await recordSearch(house, actor.id, q)
  const page = await house.search.search({ text: q, limit, ...definedOf(filters), ...ownOf(actor) })
  const { ids, total, next, warming } = page
  const items = requestRows(house, readRequests(house.tables, ids), actor)
  return c.json({ items, total, next, warming })
}

/** By another channel's own number, written whole. */
function ofReference(house: House, actor: RequestActor, text: string): RequestRow[] {
  const reference = text.trim()
  if (reference === '') return []
  return readRequestsByReference(house.tables, reference).filter((row) =>
    mayRead(house, actor, row),
  )
}

/** What narrows a list to an information officer's own. */
function ownOf({ role }: RequestActor) {
  return role === 'information-officer' ? { eitherOf: informationOfficers } : {}
}

/** Without what was not asked for. */
function definedOf<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as never
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
    assigneeId: asked.assigneeId,
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

const mostEnded = 100

function ofDirectorate(house: House, directorateId: string): RequestRow[] {
  const open = readOpenReferrals(house.tables, directorateId)
  const ended = readEndedReferrals(house.tables, directorateId, mostEnded)
  const ids = new Set([...open, ...ended].map(({ requestId }) => requestId))
  return readRequests(house.tables, [...ids])
}
