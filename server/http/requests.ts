import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import type * as v from 'valibot'
import { isAnonymous } from '../../domain/requests/kinds.ts'
import type { Applicant } from '../../domain/requests/resources.ts'
import { registerNew, type NewRequest } from '../requests/register.ts'
import { takenBefore } from '../requests/register-refusals.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuseTaking } from './intake-limits.ts'
import { refuse, type AnyRefusal } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { requestResource } from './request-resource.ts'
import { NewRequestInput } from './request-schemas.ts'
import { body } from './validate.ts'

type Input = v.InferOutput<typeof NewRequestInput>
type Refused = { refusal: AnyRefusal; field?: string }

/** What citizens ask for: taking it, and looking at it. */
export function requestRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['requests'], summary })

  return new Hono<Env>()
    .post(
      '/requests',
      describe('Take a request'),
      allow(house, 'request.create'),
      body(NewRequestInput),
      (c) => take(c, house, c.req.valid('json')),
    )
    .get('/requests/:id', describe('A request'), allow(house, 'request.read'), async (c) => {
      await house.writer.settled()
      const row = findReadable(c, house, c.req.param('id'))
      if (!row) return refuse(c, 'not_found')
      return c.json({ request: requestResource(house, row, actorOf(c)) })
    })
}

async function take(c: Context<Env>, house: House, input: Input) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const meant = whatIsMeant(c, house, input)
  if ('refusal' in meant) {
    // Taken before, and a topic or a desk has gone since: it is the same request all the same.
    const before = key && takenBefore(house, key)
    return before ? answerRequest(c, house, before, 201) : refuse(c, meant.refusal, meant.field)
  }
  const made = await registerNew(house, house.requests.turns, meant, actorOf(c), key)
  return answerRequest(c, house, made, 201)
}

/** The request as it now is, or the refusal. */
export function answerRequest(
  c: Context<Env>,
  house: House,
  outcome: RequestRow | Refused,
  status: 200 | 201,
) {
  if ('refusal' in outcome) return refuse(c, outcome.refusal, outcome.field)
  return c.json({ request: requestResource(house, outcome, actorOf(c)) }, status)
}

/** Every id looked up, every default filled in. */
function whatIsMeant(c: Context<Env>, house: House, input: Input): NewRequest | Refused {
  const branchId = input.branchId ?? firstBranchId(house)
  const site = branchId === undefined ? undefined : house.directory.site(branchId)
  if (!site) return { refusal: 'unknown_branch', field: 'branchId' }
  const refused = refuseTaking(actorOf(c), input) ?? refuseUnknown(house, input, site.desks)
  if (refused) return refused
  const receivedAt = receivedMoment(input.receivedAt, site.branch.zone)
  if (receivedAt !== null && receivedAt > house.clock.now())
    return { refusal: 'in_the_future', field: 'receivedAt' }
  if (input.registry && input.registry.on > site.branch.zone.day(house.clock.now()))
    return { refusal: 'in_the_future', field: 'registry.on' }
  return {
    ...input,
    branchId: site.branch.id,
    ticketId: ticketOfToday(house, input.ticketId),
    receivedAt,
    place: input.place ?? { neighbourhood: '', address: '', point: null },
    applicant: someApplicant(input.applicant),
  }
}

/** A form that lay overnight is taken without its ticket, which no request would name any more. */
function ticketOfToday({ halls }: House, ticketId: string | null): string | null {
  return ticketId !== null && halls.findToday(ticketId) ? ticketId : null
}

function firstBranchId({ directory }: House): string | undefined {
  const [site] = directory.sites
  return site?.branch.id
}

function refuseUnknown(
  house: House,
  input: Input,
  desks: ReadonlyMap<string, unknown>,
): Refused | null {
  const { deskId, ticketId, topicId, referTo, channel, text, noticeVersion } = input
  if (text === '' && !isAnonymous(channel)) return { refusal: 'text_missing', field: 'text' }
  if (deskId !== null && !desks.has(deskId)) return { refusal: 'unknown_desk', field: 'deskId' }
  if (ticketId !== null && !house.halls.has(ticketId))
    return { refusal: 'unknown_ticket', field: 'ticketId' }
  if (topicId !== null && !house.catalogue.topic(topicId))
    return { refusal: 'unknown_topic', field: 'topicId' }
  if (referTo && !house.catalogue.directorate(referTo.directorateId))
    return { refusal: 'unknown_directorate', field: 'referTo.directorateId' }
  if (noticeVersion !== null && !house.requestSettings.noticeVersions.has(noticeVersion))
    return { refusal: 'unknown_notice', field: 'noticeVersion' }
  return null
}

/** A moment; a day without a time is its beginning in the branch. */
function receivedMoment(
  text: string | null,
  zone: { at: (day: string, minute: number) => number },
): number | null {
  if (text === null) return null
  return text.length === 10 ? zone.at(text, 0) : Date.parse(text)
}

/** Nobody, when nothing was said of them. */
export function someApplicant(applicant: Applicant | null): Applicant | null {
  if (!applicant) return null
  const { name, phone, email, nationalId, address, handle } = applicant
  return [name, phone, email, nationalId, address, handle].some(Boolean) ? applicant : null
}
