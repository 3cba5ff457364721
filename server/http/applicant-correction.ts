import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { correctApplicant } from '../../domain/requests/correct-applicant.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { applicantRow, isReachable } from '../requests/applicants.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readApplicant, updateApplicant } from '../storage/applicant-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { ApplicantInput } from './request-schemas.ts'
import { answerRequest, someApplicant } from './requests.ts'
import { body } from './validate.ts'

/** Who applied, put right: the whole person anew, on record as every look at them is. */
export function applicantCorrectionRoutes(house: House) {
  return new Hono<Env>().patch(
    '/requests/:id/applicant',
    describeRoute({ tags: ['requests'], summary: 'Put right who applied: the whole person anew' }),
    allow(house, 'request.edit'),
    body(ApplicantInput),
    (c) => correct(c, house, c.req.valid('json')),
  )
}

/** 404 for a request of nobody. To remove a person is an erasure, which somebody decides: an empty one is refused. */
async function correct(c: Context<Env>, house: House, input: Applicant) {
  const row = findReadable(c, house, c.req.param('id') ?? '')
  const person = row?.applicantId ? readApplicant(house.tables, row.applicantId) : undefined
  if (!row || !person) return refuse(c, 'not_found')
  const applicant = someApplicant(input)
  if (!applicant) return refuse(c, 'text_missing', 'name')
  const actor = actorOf(c)
  const { id, createdAt } = person
  const corrected = applicantRow(house.keyring, id, applicant, null, createdAt)
  const look = { staffId: actor.id, requestId: row.id, subject: id, sealed: null }
  const changed = await house.requests.change({
    ...{ id: row.id, actor },
    decide: (request, moment) =>
      correctApplicant(request, { isReachable: isReachable(applicant) }, moment),
    also: (_, { at }) => [
      updateApplicant(corrected),
      insertAccess({ ...look, at, action: 'corrected' }),
    ],
  })
  return answerRequest(c, house, changed, 200)
}
