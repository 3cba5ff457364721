import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { isDeepStrictEqual } from 'node:util'
import { correctApplicant } from '../../domain/requests/correct-applicant.ts'
import { isRefusedRequest } from '../../domain/requests/decision.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { applicantRow, isReachable, openApplicant } from '../requests/applicants.ts'
import { redirectMessages } from '../requests/redirect.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readApplicant, updateApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import { carryOptOut, forgetBulletinsTo } from '../storage/bulletin-wish-table.ts'
import { noteNotice } from '../storage/redirecting.ts'
import type { Statement } from '../storage/writer.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { ApplicantInput, words } from './request-schemas.ts'
import { answerRequest, someApplicant } from './requests.ts'
import { body } from './validate.ts'

const { entries } = ApplicantInput
/** What is left out stays as it is. */
const Correction = v.partial(
  v.strictObject({
    name: entries.name.wrapped,
    phone: entries.phone.wrapped,
    email: entries.email.wrapped,
    nationalId: entries.nationalId.wrapped,
    address: entries.address.wrapped,
    handle: entries.handle.wrapped,
    wantsCall: entries.wantsCall.wrapped,
    language: entries.language.wrapped,
    /** Of the privacy notice they were shown, where none is on record. */
    noticeVersion: words(60),
  }),
)
type CorrectionInput = v.InferOutput<typeof Correction>

/** Who applied, put right; on record as every look at them is. */
export function applicantCorrectionRoutes(house: House) {
  return new Hono<Env>().patch(
    '/requests/:id/applicant',
    describeRoute({ tags: ['requests'], summary: 'Put right who applied' }),
    allow(house, 'request.edit'),
    body(Correction),
    (c) => correct(c, house, c.req.valid('json')),
  )
}

/**
 * 404 for a request of nobody. To remove a person is an erasure, which somebody decides: an empty one is refused. What
 * waits to be told goes to where they are now.
 */
async function correct(c: Context<Env>, house: House, input: CorrectionInput) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const { noticeVersion, ...patch } = input
  const row = findReadable(c, house, c.req.param('id') ?? '')
  const person = row?.applicantId ? readApplicant(house.tables, row.applicantId) : undefined
  if (!row || !person) return refuse(c, 'not_found')
  if (noticeVersion !== undefined && !house.requestSettings.noticeVersions.has(noticeVersion))
    return refuse(c, 'unknown_notice', 'noticeVersion')
  if (!someApplicant(corrected(house, person, patch).after))
    return refuse(c, 'text_missing', 'name')
  const actor = actorOf(c)
  const { id, createdAt } = person
  const isNoticeNew = noticeVersion !== undefined && person.noticeVersion === null
  const look = { staffId: actor.id, requestId: row.id, subject: id, sealed: null }
  // Asked again inside its turn: somebody else may have put another part of them right meanwhile.
  const now = () => corrected(house, readApplicant(house.tables, id) ?? person, patch)
  const changed = await house.requests.change({
    ...{ id: row.id, actor, key },
    decide: (request, moment) => {
      const { before, after } = now()
      const change = correctApplicant(request, { isReachable: isReachable(after) }, moment)
      const isSame = isDeepStrictEqual(before, after) && !isNoticeNew
      return isSame && !isRefusedRequest(change) ? null : change
    },
    also: (after, { at }) => [
      ...replaced(applicantRow(house.keyring, id, now().after, null, createdAt)),
      ...(noticeVersion === undefined ? [] : [noteNotice(id, noticeVersion, at)]),
      ...redirectMessages(house, after, now()),
      insertAccess({ ...look, at, action: 'corrected' }),
    ],
  })
  return answerRequest(c, house, changed, 200)
}

/** Nobody who has this telephone instead is told the bulletins of the one before, nor any they did not want there. */
function replaced(person: ApplicantRow): Statement[] {
  const { id, phoneHash } = person
  return [
    ...carryOptOut(id, phoneHash),
    ...forgetBulletinsTo(id, phoneHash),
    updateApplicant(person),
  ]
}

const nobody: Applicant = {
  ...{ name: '', phone: '', email: '', nationalId: '', address: '', handle: '' },
  ...{ wantsCall: false, language: 'tr' },
}

/** The person as they are stored, and as they are with what was put right. */
function corrected(
  { keyring }: House,
  person: ApplicantRow,
  patch: Omit<CorrectionInput, 'noticeVersion'>,
): { before: Applicant | null; after: Applicant } {
  const before = openApplicant(keyring, person)
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { before, after: { ...(before ?? nobody), ...Object.fromEntries(given) } }
}
