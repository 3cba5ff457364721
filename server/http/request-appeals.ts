import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { appeal } from '../../domain/requests/appeal.ts'
import { decideAppeal } from '../../domain/requests/decide-appeal.ts'
import type { Moment } from '../../domain/requests/decision.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { readSteps } from '../storage/request-step-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { changeRequest } from './request-change.ts'
import { todayOf } from './request-resource.ts'
import { day } from './request-schemas.ts'
import { body } from './validate.ts'

const decision = v.picklist(['granted', 'upheld'])

/** Appeals against a refusal (Law 4982). */
export function appealRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['requests'], summary })
  const mayLead = allow(house, 'request.lead')

  return new Hono<Env>()
    .post(
      '/requests/:id/appeal',
      describe('They appeal (4982)'),
      mayLead,
      body(v.object({ on: day })),
      (c) => {
        const command = c.req.valid('json')
        const isFuture = command.on > todayOf(house, {})
        const wrong = isFuture ? { refusal: 'in_the_future' as const, field: 'on' } : null
        return changeRequest(
          c,
          house,
          (request, moment) =>
            appeal(request, { ...command, ...refusedOn(house, request, moment) }, moment),
          [],
          wrong,
        )
      },
    )
    .post(
      '/requests/:id/appeal-decision',
      describe('What the board decided'),
      mayLead,
      body(v.object({ decision })),
      (c) => {
        const command = c.req.valid('json')
        return changeRequest(c, house, (request, moment) => decideAppeal(request, command, moment))
      },
    )
}

function refusedOn({ tables }: House, { id }: RequestState, { dayOf }: Moment) {
  const step = readSteps(tables, id).findLast(({ type }) => type === 'refused')
  return { refusedOn: step && dayOf(step.at) }
}
