import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { scopeOf, type Verb } from '../../domain/staff.ts'
import type { Topic } from '../live/hub.ts'
import { namedFrame, streamHeaders } from '../live/sse.ts'
import { boardView } from '../queue/board-view.ts'
import { followView } from '../queue/follow-view.ts'
import { callersOf } from './callers.ts'
import type { Caller, Env } from './env.ts'
import type { House } from './house.ts'
import { refusalResource, refuse, type AnyRefusal } from './refusals.ts'
import { query } from './validate.ts'
import { counterViewOf, hallViewOf, viewSource } from './views.ts'

const LiveQuery = v.object({
  view: v.picklist(['board', 'counter', 'hall', 'ticket']),
  branch: v.optional(v.string()),
  counter: v.optional(v.string()),
  code: v.optional(v.string()),
  as: v.optional(v.string()),
})
type Wanted = v.InferOutput<typeof LiveQuery>

const verbs: Partial<Record<Wanted['view'], Verb>> = { counter: 'counter.read', hall: 'hall.read' }

/** Server-sent events: each message a whole view. A stream that is not allowed says `denied` and ends. */
export function liveRoutes(house: House) {
  const describe = describeRoute({ tags: ['live'], summary: 'A view as it changes' })
  return new Hono<Env>().get('/live', describe, query(LiveQuery), async (c) => {
    const wanted = c.req.valid('query')
    const callers = callersOf(house, c)
    const verb = verbs[wanted.view]
    const caller = callers.find(({ actor }) => verb === undefined || scopeOf(actor.role, verb))
    if (verb && !caller) return deny(c, callers.length === 0 ? 'unauthenticated' : 'forbidden')
    if (wanted.as !== undefined && !caller) return deny(c, 'unauthenticated')
    const topic = topicOf(house, wanted)
    if ('missing' in topic) return refuse(c, 'malformed', topic.missing)
    if ('gone' in topic) return deny(c, 'not_found')
    await house.writer.settled()
    return stream(c, house, topic, caller)
  })
}

function topicOf(house: House, wanted: Wanted): Topic | { missing: string } | { gone: true } {
  if (wanted.view === 'ticket') return ticketTopic(house, wanted.code)
  const branchId = wanted.branch
  if (branchId === undefined) return { missing: 'branch' }
  if (!house.directory.site(branchId)) return { gone: true }
  if (wanted.view === 'counter') return counterTopic(house, branchId, wanted.counter)
  const key = `${wanted.view} ${branchId}`
  if (wanted.view === 'hall') return { key, branchId, build: () => hallViewOf(house, branchId) }
  const build = () => {
    const source = viewSource(house, branchId)
    return source && boardView(source)
  }
  return { key, branchId, build }
}

function counterTopic(house: House, branchId: string, counterId: string | undefined) {
  if (counterId === undefined) return { missing: 'counter' }
  if (house.directory.counter(counterId)?.branchId !== branchId) return { gone: true as const }
  const build = () => counterViewOf(house, branchId, counterId)
  return { key: `counter ${counterId}`, branchId, build }
}

function ticketTopic(house: House, code: string | undefined) {
  if (code === undefined) return { missing: 'code' }
  const found = house.halls.findByCode(code)
  if (!found) return { gone: true as const }
  const branchId = found.site.branch.id
  const build = () => {
    const source = viewSource(house, branchId)
    const now = house.halls.findByCode(code)
    return source && now && followView(source, now.ticket)
  }
  return { key: `ticket ${code}`, branchId, build }
}

function stream(c: Context<Env>, house: House, topic: Topic, caller: Caller | undefined) {
  const response = c.env.outgoing as ServerResponse
  const isDisplay = caller?.kind === 'device' && caller.device.kind === 'display'
  response.writeHead(200, streamHeaders)
  const added = house.hub.add(topic, {
    response,
    actorId: caller?.actor.id ?? null,
    displayOf: isDisplay ? topic.branchId : null,
  })
  if (!added) response.end()
  return RESPONSE_ALREADY_SENT
}

/** An EventSource cannot read a status, so the stream itself says that the cookie, or what it showed, is gone. */
function deny(c: Context<Env>, refusal: AnyRefusal) {
  const resource = refusalResource(refusal, undefined, c.req.header('Accept-Language'))
  if (!c.req.header('Accept')?.includes('text/event-stream')) return refuse(c, refusal)
  const text = namedFrame('denied', resource).toString()
  const { 'Content-Type': type, 'Cache-Control': caching } = streamHeaders
  return c.body(text, 200, { 'Content-Type': type, 'Cache-Control': caching })
}
