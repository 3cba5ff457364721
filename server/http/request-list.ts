import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { requestStatuses } from '../../domain/requests/state.ts'
import { informationOfficers, speaksForDirectorate } from '../../domain/requests/access.ts'
import { readSearchText } from '../search/search-text.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readEndedReferrals, readOpenReferrals } from '../storage/referral-table.ts'
import { readRequests, readRequestsByReference, type RequestRow } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { actorOf, mayRead } from './request-access.ts'
import { requestRows } from './request-resource.ts'
import { body, query } from './validate.ts'

export const short = v.pipe(v.string(), v.maxLength(200))
export const count = v.pipe(
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

/** Requests, searched; the newest first. */
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

/** Of what a directorate was done with, the latest. */
export const mostEnded = 100

/** By another channel's own number, written whole. */
function ofReference(house: House, actor: RequestActor, text: string): RequestRow[] {
  const reference = text.trim()
  if (reference === '') return []
  return readRequestsByReference(house.tables, reference).filter((row) =>
    mayRead(house, actor, row),
  )
}

/** Without what was not asked for. */
function definedOf<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined),
  ) as never
}

/** What narrows a list to an information officer's own. */
export function ownOf({ role }: RequestActor) {
  return role === 'information-officer' ? { eitherOf: informationOfficers } : {}
}

function ofDirectorate(house: House, directorateId: string): RequestRow[] {
  const open = readOpenReferrals(house.tables, directorateId)
  const ended = readEndedReferrals(house.tables, directorateId, mostEnded)
  const ids = new Set([...open, ...ended].map(({ requestId }) => requestId))
  return readRequests(house.tables, [...ids])
}
