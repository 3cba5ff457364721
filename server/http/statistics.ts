import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { openLegs } from '../queue/leg-record.ts'
import type { Site } from '../queue/directory.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { query } from './validate.ts'

const day = v.pipe(v.string(), v.isoDate())
const StatisticsQuery = v.object({
  branch: v.string(),
  from: day,
  to: day,
  by: v.picklist(['desk', 'counter', 'staff', 'hour', 'weekday', 'day', 'month']),
})

/** The figures of business days, both ends included. */
export function statisticsRoutes(house: House) {
  const describe = describeRoute({ tags: ['statistics'], summary: 'Waits and services' })
  const read = allow(house, 'statistics.read')
  return new Hono<Env>().get('/statistics', describe, read, query(StatisticsQuery), async (c) => {
    const { branch, from, to, by } = c.req.valid('query')
    const site = house.directory.site(branch)
    if (!site) return refuse(c, 'unknown_branch', 'branch')
    if (to < from) return refuse(c, 'malformed', 'to')
    await house.writer.settled()
    const rows = await house.reader.statistics({
      branchId: branch,
      from,
      to,
      by,
      openLegs: todaysOpenLegs(house, site, from, to),
      targets: Object.fromEntries(
        [...site.desks.values()].map(({ id, targetMinutes }) => [id, targetMinutes]),
      ),
    })
    return c.json({ items: rows })
  })
}

function todaysOpenLegs(house: House, { branch }: Site, from: string, to: string) {
  const queue = house.halls.of(branch.id).today()
  return queue.day >= from && queue.day <= to ? openLegs(queue, branch.zone) : []
}
