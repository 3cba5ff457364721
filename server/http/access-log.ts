import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { addCalendarDays } from '../../domain/calendar.ts'
import { accessActions, type AccessLogEntry } from '../../domain/requests/privacy-resources.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import { reasonOf } from '../requests/looks.ts'
import { readAccess, type AccessRow } from '../storage/access-log-table.ts'
import { readRequests, type RequestRow } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { isoOf } from './request-resource.ts'
import { day } from './request-schemas.ts'
import { staffNames } from './staff-names.ts'
import { query } from './validate.ts'

const whole = (max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(1), v.maxValue(max))

const LogQuery = v.object({
  requestId: v.optional(id),
  /** A colleague, a program, or `system`. */
  staffId: v.optional(id),
  action: v.optional(v.picklist(accessActions)),
  /** The first and the last day of the period, both in it. */
  from: v.optional(day),
  to: v.optional(day),
  /** Where the page before ended. */
  before: v.optional(whole(Number.MAX_SAFE_INTEGER)),
  limit: v.optional(whole(200), '50'),
})

/** Who looked at whose data: for managers, the latest first. Nobody can change it. */
export function accessLogRoutes(house: House) {
  return new Hono<Env>().get(
    '/access-log',
    describeRoute({ tags: ['privacy'], summary: 'Who looked at whose data' }),
    allow(house, 'access.read'),
    query(LogQuery),
    async (c) => {
      await house.writer.settled()
      const { from, to, limit, ...filter } = c.req.valid('query')
      const period = periodOf(house, from, to)
      const rows = readAccess(house.tables, { ...filter, ...period, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
      return c.json({ items: entries(house, shown), next })
    },
  )
}

function entries(house: House, rows: readonly (AccessRow & { id: number })[]): AccessLogEntry[] {
  const ids = [...new Set(rows.flatMap(({ requestId }) => requestId ?? []))]
  const requests = new Map(readRequests(house.tables, ids).map((row) => [row.id, row]))
  const nameOf = staffNames(house)
  return rows.map((row) => {
    const request = requests.get(row.requestId ?? '')
    return {
      ...{ id: row.id, at: isoOf(house, placeOf(house, request))(row.at), action: row.action },
      staffName: nameOf(row.staffId) ?? '',
      requestId: request?.id ?? null,
      requestNumber: request ? requestNumber(request.year, request.serial) : null,
      reason: reasonOf(house, row),
    }
  })
}

/** Days as the first branch counts them; the last one ends where the next begins. */
function periodOf({ directory }: House, from: string | undefined, to: string | undefined) {
  const [site] = directory.sites
  const beginOf = (on: string) => site?.branch.zone.at(on, 0) ?? Date.parse(on)
  return {
    from: from === undefined ? undefined : beginOf(from),
    to: to === undefined ? undefined : beginOf(addCalendarDays(to, 1)),
  }
}

/** The first branch's clock where an entry is about no request. */
function placeOf({ directory }: House, request: RequestRow | undefined): { branchId: string } {
  const [site] = directory.sites
  return { branchId: request?.branchId ?? site?.branch.id ?? '' }
}
