import * as v from 'valibot'
import type { RefusalResource } from '../../../domain/resources.ts'
import { statuses, type RefusalStatus } from '../refusals.ts'
import { exactly } from './exact.ts'

const codes = Object.keys(statuses)

/** Every refusal, whatever its status. */
export const Refusal = exactly<RefusalResource>()(
  v.object({
    refusal: v.pipe(v.string(), v.metadata({ enum: codes })),
    message: v.pipe(
      v.string(),
      v.description('The same for people, in Turkish, or in English by `Accept-Language`'),
    ),
    field: v.optional(
      v.pipe(v.string(), v.description('The field, parameter or header that is to blame')),
    ),
  }),
)

/** What each status means, once for all routes. */
const meanings: Record<RefusalStatus, string> = {
  400: 'Malformed: `field` says where',
  401: 'Nobody is logged in, or what was shown to log in is wrong',
  403: 'Not allowed',
  404: 'Not there, or not for the caller to see',
  408: 'The file came too slowly',
  409: 'A rule says no, as things stand now',
  413: 'Too large',
  415: 'A type of file that is not taken',
  422: 'Well formed, but impossible: `field` names what nobody knows or what does not fit',
  429: 'Too often; `Retry-After` says when to come again',
  500: 'A fault of the server',
  503: 'It cannot be done just now, and nothing was changed; come again',
}

const retryAfter = { schema: { type: 'integer' }, description: 'Seconds' }
const headers: Partial<Record<RefusalStatus, object>> = {
  429: { 'Retry-After': retryAfter },
  503: { 'Retry-After': retryAfter },
}

/** `components.responses`: one for each status, with the codes that come with it. */
export function refusalResponses(): Record<string, object> {
  const all = Object.entries(meanings).map(([status, description]) => {
    const own = Object.entries(statuses).filter(([, one]) => one === Number(status))
    const narrowed = { properties: { refusal: { enum: own.map(([code]) => code) } } }
    const schema = { allOf: [{ $ref: '#/components/schemas/Refusal' }, narrowed] }
    const response = {
      description,
      ...(headers[Number(status) as RefusalStatus] && {
        headers: headers[Number(status) as RefusalStatus],
      }),
      content: { 'application/json': { schema } },
    }
    return [responseName(Number(status)), response] as const
  })
  return Object.fromEntries(all)
}

/** Its name in `components.responses`. */
export function responseName(status: number): string {
  return `Refused${status}`
}
