import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { assign } from '../../domain/requests/assign.ts'
import { closeByHand } from '../../domain/requests/close-by-hand.ts'
import { registerPaper } from '../../domain/requests/register-paper.ts'
import { reopen } from '../../domain/requests/reopen.ts'
import { visit } from '../../domain/requests/visit.ts'
import { withdraw } from '../../domain/requests/withdraw.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { mayBeAssigned } from './request-access.ts'
import { changeRequest } from './request-change.ts'
import { todayOf } from './request-resource.ts'
import { RegistryInput, text } from './request-schemas.ts'
import { body } from './validate.ts'

const Reason = v.object({ reason: text })
const attachmentIds = v.optional(v.pipe(v.array(id), v.maxLength(20)), [])
const Visit = v.object({ text, attachmentIds })

/** What else happens to a request between its first and its last day. */
export function requestLifeRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['requests'], summary })
  const mayRefer = allow(house, 'request.refer')
  const mayLead = allow(house, 'request.lead')

  return new Hono<Env>()
    .post(
      '/requests/:id/registry',
      describe('The signed paper'),
      mayRefer,
      body(v.object({ ...RegistryInput.entries, attachmentIds })),
      (c) => {
        const { attachmentIds, ...command } = c.req.valid('json')
        const isFuture = command.on > todayOf(house, {})
        const wrong = isFuture ? { refusal: 'in_the_future' as const, field: 'on' } : null
        return changeRequest(
          c,
          house,
          (r, at) => registerPaper(r, command, at),
          attachmentIds,
          wrong,
        )
      },
    )
    .post('/requests/:id/visits', describe('We went there'), mayRefer, body(Visit), (c) => {
      const { attachmentIds, ...command } = c.req.valid('json')
      return changeRequest(c, house, (r, moment) => visit(r, command, moment), attachmentIds)
    })
    .post('/requests/:id/withdrawal', describe('They withdraw it'), mayRefer, body(Reason), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => withdraw(request, command, moment))
    })
    .post('/requests/:id/reopening', describe('Open it again'), mayLead, body(Reason), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => reopen(request, command, moment))
    })
    .post('/requests/:id/closing', describe('Close it by hand'), mayRefer, body(Reason), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => closeByHand(request, command, moment))
    })
    .post(
      '/requests/:id/assignment',
      describe('Give it to a colleague'),
      mayLead,
      body(v.object({ staffId: id })),
      (c) => {
        const command = c.req.valid('json')
        const mayHave = mayBeAssigned(house, command.staffId, c.req.param('id'))
        const wrong = mayHave ? null : { refusal: 'unknown_staff' as const, field: 'staffId' }
        return changeRequest(c, house, (r, moment) => assign(r, command, moment), [], wrong)
      },
    )
}
