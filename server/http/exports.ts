import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { requestNumber } from '../../domain/requests/number.ts'
import { recordLook } from '../requests/looks.ts'
import { exportPerson, requestsToExport } from '../requests/export.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { isoOf } from './request-resource.ts'
import { staffNames } from './staff-names.ts'
import { text } from './request-schemas.ts'
import { body } from './validate.ts'

const Export = v.object({ reason: text })

/**
 * Everything that is held about one person, for that person: a file of JSON. Each request in it says on its own log of
 * looks that it was exported.
 */
export function exportRoutes(house: House) {
  return new Hono<Env>().post(
    '/requests/:id/exports',
    describeRoute({ tags: ['privacy'], summary: 'All that is held about a person' }),
    allow(house, 'privacy.decide'),
    body(Export),
    async (c) => {
      await house.writer.settled()
      const row = findReadable(c, house, c.req.param('id'))
      if (!row) return refuse(c, 'not_found')
      const rows = requestsToExport(house, row)
      const { reason } = c.req.valid('json')
      const look = { action: 'exported' as const, reason }
      const who = { at: house.clock.now(), askedBy: actorOf(c).id }
      await house.tables.edit(
        ...rows.map(({ id, applicantId }) =>
          recordLook(house, { ...who, requestId: id }, { ...look, subject: applicantId ?? id }),
        ),
      )
      const nameOf = staffNames(house)
      const iso = (of: typeof row, at: number) => isoOf(house, of)(at)
      const words = { iso, staffName: (id: string) => nameOf(id) ?? '' }
      const file = { exportedAt: iso(row, who.at), ...exportPerson(house, rows, words) }
      const name = `export-${requestNumber(row.year, row.serial)}.json`
      return c.body(JSON.stringify(file, null, 2), 201, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      })
    },
  )
}
