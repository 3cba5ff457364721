import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { escalate } from '../../domain/requests/escalate.ts'
import { forward } from '../../domain/requests/forward.ts'
import { passOn } from '../../domain/requests/pass-on.ts'
import { receiveReferral } from '../../domain/requests/receive-referral.ts'
import { refer } from '../../domain/requests/refer.ts'
import { reissue } from '../../domain/requests/reissue.ts'
import { remind } from '../../domain/requests/remind.ts'
import { returnReferral } from '../../domain/requests/return-referral.ts'
import { openReferral, type RequestState } from '../../domain/requests/state.ts'
import { newId } from '../ids.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { changeRequest } from './request-change.ts'
import { day, note, text, version, words } from './request-schemas.ts'
import { body } from './validate.ts'

const Nothing = v.object({})
/** Under which the recipient has registered it. */
const Receipt = v.object({ number: v.optional(words(60)) })
const Reason = v.object({ reason: text })
const Refer = v.object({
  directorateId: id,
  reason: v.optional(note, ''),
  dueOn: v.optional(day),
})
const PassOn = v.object({ directorateId: id, reason: text })
const Reissue = v.object({ reason: v.optional(note, ''), dueOn: v.optional(day) })
const Forward = v.object({ institutionId: id, text, version })

/** Handing a request over, and what becomes of that. */
export function referringRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['referrals'], summary })
  const mayRefer = allow(house, 'request.refer')
  const mayAnswer = allow(house, 'request.answer')
  const mayLead = allow(house, 'request.lead')
  const unknown = (directorateId: string, field: string) =>
    house.catalogue.directorate(directorateId)
      ? null
      : { refusal: 'unknown_directorate' as const, field }
  const { catalogue } = house
  const isWithOutside = (request: RequestState) =>
    catalogue.isInstitution(openReferral(request)?.directorateId ?? null)
  const notOutside = (institutionId: string) =>
    catalogue.isInstitution(institutionId)
      ? null
      : { refusal: 'unknown_directorate' as const, field: 'institutionId' }

  return new Hono<Env>()
    .post('/requests/:id/referrals', describe('Refer'), mayRefer, body(Refer), (c) => {
      const input = c.req.valid('json')
      const command = { referralId: newId(), ...input }
      const wrong = unknown(input.directorateId, 'directorateId')
      return changeRequest(c, house, (r, moment) => refer(r, command, moment), [], wrong)
    })
    .post('/requests/:id/forwarding', describe('Not ours'), mayAnswer, body(Forward), (c) => {
      const input = c.req.valid('json')
      const command = { referralId: newId(), ...input }
      const wrong = notOutside(input.institutionId)
      return changeRequest(c, house, (r, moment) => forward(r, command, moment), [], wrong)
    })
    .post('/requests/:id/receipt', describe('We have it'), mayAnswer, body(Receipt), (c) => {
      const { number } = c.req.valid('json')
      return changeRequest(c, house, (r, moment) =>
        receiveReferral(r, { isOutside: isWithOutside(r), number }, moment),
      )
    })
    .post('/requests/:id/passing-on', describe('Pass on'), mayAnswer, body(PassOn), (c) => {
      const input = c.req.valid('json')
      const command = { referralId: newId(), ...input }
      const wrong = unknown(input.directorateId, 'directorateId')
      return changeRequest(c, house, (r, moment) => passOn(r, command, moment), [], wrong)
    })
    .post('/requests/:id/return', describe('Give back'), mayAnswer, body(Reason), (c) => {
      const input = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => returnReferral(request, input, moment))
    })
    .post('/requests/:id/reminders', describe('Remind'), mayLead, body(Nothing), (c) =>
      changeRequest(c, house, (request, moment) => remind(request, {}, moment)),
    )
    .post('/requests/:id/escalation', describe('Tell those above'), mayLead, body(Nothing), (c) =>
      changeRequest(c, house, (request, moment) => escalate(request, {}, moment)),
    )
    .post('/requests/:id/reissue', describe('Issue again'), mayLead, body(Reissue), (c) => {
      const command = { referralId: newId(), ...c.req.valid('json') }
      return changeRequest(c, house, (request, moment) => reissue(request, command, moment))
    })
}
