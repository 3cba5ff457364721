import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { Site } from '../queue/directory.ts'
import { escortFiguresOf } from '../queue/escort-tasks.ts'
import { openLegs } from '../queue/leg-record.ts'
import type { LegPeriod } from '../storage/leg-reading.ts'
import { addDays } from '../zone.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { day } from './time-schemas.ts'
import { query } from './validate.ts'

const Period = v.object({ branch: id, from: day, to: day })
const StatisticsQuery = v.object({
  ...Period.entries,
  by: v.picklist(['desk', 'counter', 'staff', 'hour', 'weekday', 'day', 'month']),
})
const DayQuery = v.object({ branch: id, day })

interface RefusedPeriod {
  refusal: 'unknown_branch' | 'malformed'
  field: string
}

/** A quarter of a year: closed days among the last weekdays are stepped over. */
const comparedWeeks = 13

/** The figures of business days, both ends included, and what their pictures are drawn from. */
export function statisticsRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['statistics'], summary })
  const read = allow(house, 'statistics.read')

  return new Hono<Env>()
    .get('/statistics', describe('Waits and services'), read, query(StatisticsQuery), async (c) => {
      const { by, ...days } = c.req.valid('query')
      const asked = await periodOf(house, days)
      if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
      const { period, targets } = asked
      return c.json({ items: await house.reader.ask('statistics', { ...period, by, targets }) })
    })
    .get(
      '/statistics/waits',
      describe('Waits of those served, in bins of five minutes'),
      read,
      query(Period),
      async (c) => {
        const asked = await periodOf(house, c.req.valid('query'))
        if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
        const { period, targets } = asked
        return c.json({ items: await house.reader.ask('waits', { ...period, targets }) })
      },
    )
    .get(
      '/statistics/escorts',
      describe('Walks with citizens: how many, how long'),
      read,
      query(Period),
      (c) => {
        const { branch, from, to } = c.req.valid('query')
        if (to < from) return refuse(c, 'malformed', 'to')
        const figures = escortFiguresOf(house, branch, from, to)
        return figures ? c.json(figures) : refuse(c, 'unknown_branch', 'branch')
      },
    )
    .get(
      '/statistics/heat-map',
      describe('Median waits by weekday and hour of arrival'),
      read,
      query(Period),
      async (c) => {
        const asked = await periodOf(house, c.req.valid('query'))
        if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
        return c.json({ items: await house.reader.ask('heatMap', asked.period) })
      },
    )
    .get(
      '/statistics/arrivals',
      describe('A day’s arrivals by half hour beside what is usual on its weekday'),
      read,
      query(DayQuery),
      async (c) => {
        const { branch, day } = c.req.valid('query')
        const asked = await periodOf(house, { branch, from: day, to: day })
        if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
        const arrivals = { ...asked.period, earlierDays: before(day) }
        return c.json(await house.reader.ask('arrivals', arrivals))
      },
    )
}

/**
 * What is asked about, once everything that has happened is written down.
 * Refusals: `unknown_branch`, `malformed` (it ends before it begins).
 */
async function periodOf(
  house: House,
  { branch: branchId, from, to }: v.InferOutput<typeof Period>,
): Promise<{ period: LegPeriod; targets: Record<string, number> } | RefusedPeriod> {
  const site = house.directory.site(branchId)
  if (!site) return { refusal: 'unknown_branch', field: 'branch' }
  if (to < from) return { refusal: 'malformed', field: 'to' }
  await house.writer.settled()
  const queue = house.halls.of(branchId).today()
  const isToday = queue.day >= from && queue.day <= to
  const open = isToday ? openLegs(queue, site.branch.zone) : []
  return { period: { branchId, from, to, openLegs: open }, targets: targetsOf(site) }
}

/** Minutes, by desk. */
function targetsOf({ desks }: Site): Record<string, number> {
  return Object.fromEntries([...desks.values()].map(({ id, targetMinutes }) => [id, targetMinutes]))
}

/** The same weekday of the weeks before, newest first. */
function before(day: string): string[] {
  return Array.from({ length: comparedWeeks }, (_, index) => addDays(day, -7 * (index + 1)))
}
