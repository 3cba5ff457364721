import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { channels, requestKinds } from '../../domain/requests/kinds.ts'
import type { RequestActor } from '../../domain/requests/decision.ts'
import { requestStatuses } from '../../domain/requests/state.ts'
import { informationOfficers, speaksForDirectorate } from '../../domain/requests/access.ts'
import { readRequests, readRequestsByReference, type RequestRow } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import { directoratePage } from './directorate-list.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { actorOf, mayRead } from './request-access.ts'
import { requestRows } from './request-resource.ts'
import { mayBeAName, refuseNamed } from './program-search.ts'
import { refuse } from './refusals.ts'
import { recordSearch } from './search-record.ts'
import { body, query } from './validate.ts'

/** A name, or what is searched for. */
const short = v.pipe(v.string(), v.maxLength(200))
/** Rows a page as an address writes it, 1–200. */
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
  topicId: v.optional(id),
  neighbourhood: v.optional(short),
  directorateId: v.optional(id),
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

async function list(c: Context<Env>, house: House, asked: v.InferOutput<typeof Search>) {
  await house.writer.settled()
  const actor = actorOf(c)
  if (speaksForDirectorate(actor)) return c.json(directoratePage(house, actor, asked))
  const { q, limit, ...filters } = asked
  const known = ofReference(house, actor, q)
  const refused = known.length === 0 && refuseNamed(actor, q)
  if (refused) return refuse(c, refused, 'q')
  await recordSearch(house, actor.id, q)
  const page = mayBeAName(actor, q)
    ? nothing
    : await house.search.search({ text: q, limit, ...definedOf(filters), ...ownOf(actor) })
  const { ids, next, warming } = page
  const knownIds = known.map(({ id }) => id)
  const others = ids.filter((id) => !knownIds.includes(id))
  const shown = asked.after === undefined ? known : []
  const rows = [...shown, ...readRequests(house.tables, others)]
  const total = page.total + known.length - (ids.length - others.length)
  return c.json({ items: requestRows(house, rows, actor), total, next, warming })
}

const nothing = { ids: [], next: null, total: 0, warming: false }

/** Shorter texts are numbers or names of ours. */
const shortestReference = 4
/** Every institution numbers anew each year. */
const mostOfReference = 20

/** By another channel's own number, written whole; they stand above what is found besides. */
function ofReference(house: House, actor: RequestActor, text: string): RequestRow[] {
  const reference = text.trim()
  if (reference.length < shortestReference) return []
  const found = readRequestsByReference(house.tables, reference)
  return found.filter((row) => mayRead(house, actor, row)).slice(0, mostOfReference)
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
