import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { applicantShown, refuseForeign } from '../../domain/requests/access.ts'
import { openApplicant } from '../requests/applicants.ts'
import { stateOf } from '../requests/state-row.ts'
import { rowContext, sealText } from '../sealing/port.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readApplicant } from '../storage/applicant-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { words } from './request-schemas.ts'
import { body } from './validate.ts'

const Opening = v.object({ reason: v.optional(words(500), '') })

/**
 * Who asked: shown to one who asks, written down before it is shown. Where the rule hides the applicant a reason is
 * needed. A directorate opens nobody once it no longer has the request (`not_your_request`).
 */
export function applicantRoutes(house: House) {
  return new Hono<Env>().post(
    '/requests/:id/applicant-openings',
    describeRoute({ tags: ['requests'], summary: 'Look at who asked' }),
    allow(house, 'applicant.open'),
    body(Opening),
    async (c) => {
      const row = findReadable(c, house, c.req.param('id'))
      const person = row?.applicantId ? readApplicant(house.tables, row.applicantId) : undefined
      if (!row || !person) return refuse(c, 'not_found')
      const actor = actorOf(c)
      const foreign = refuseForeign(stateOf(house.tables, row), { actor })
      if (foreign) return refuse(c, foreign.refusal)
      const { reason } = c.req.valid('json')
      const isHidden = applicantShown(actor.role, row.kind, row.channel) === 'hidden'
      if (isHidden && reason === '') return refuse(c, 'reason_missing', 'reason')
      const at = house.clock.now()
      const context = rowContext('access_log', actor.id, at)
      const look = {
        ...{ at, staffId: actor.id, requestId: row.id, subject: person.id },
        action: isHidden ? ('unlocked' as const) : ('opened' as const),
        sealed: reason ? sealText(house.keyring, reason, context) : null,
      }
      await house.tables.edit(insertAccess(look))
      return c.json({ applicant: openApplicant(house.keyring, person) }, 201)
    },
  )
}
