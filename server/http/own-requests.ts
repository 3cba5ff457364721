import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { channels, type Channel } from '../../domain/requests/kinds.ts'
import { readOwnRequestIds } from '../storage/own-request-reading.ts'
import { readRequests } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { actorOf, mayRead } from './request-access.ts'
import { requestRows } from './request-resource.ts'
import { query } from './validate.ts'

const dayMs = 24 * 3_600_000
/** More of one's own is looked up by searching. */
const mostShown = 100

const days = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(90),
)
const isChannel = (name: string): name is Channel => channels.some((channel) => channel === name)
const OwnQuery = v.object({
  branch: id,
  /** One or several, with commas. */
  channels: v.pipe(
    v.string(),
    v.transform((names) => names.split(',')),
    v.array(v.pipe(v.string(), v.guard(isChannel))),
    v.maxLength(channels.length),
  ),
  /** 1 = since midnight. */
  days: v.optional(days, '1'),
})

/** What one took oneself: the calls of a telephone shift, the visits of a field team. */
export function ownRequestRoutes(house: House) {
  return new Hono<Env>().get(
    '/requests/mine',
    describeRoute({ tags: ['requests'], summary: 'What I took, the newest first' }),
    allow(house, 'request.edit'),
    query(OwnQuery),
    async (c) => {
      const { branch, channels, days } = c.req.valid('query')
      const zone = house.directory.site(branch)?.branch.zone
      if (!zone) return refuse(c, 'unknown_branch', 'branch')
      await house.writer.settled()
      const actor = actorOf(c)
      const since = zone.startOfDay(zone.day(house.clock.now())) - (days - 1) * dayMs
      const asked = { staffId: actor.id, channels, since, limit: mostShown }
      const rows = readRequests(house.tables, readOwnRequestIds(house.tables, asked))
      // Somebody else's work by now: what they took in their old one is not theirs to read any more.
      const readable = rows.filter((row) => mayRead(house, actor, row))
      return c.json({ items: requestRows(house, readable, actor) })
    },
  )
}
