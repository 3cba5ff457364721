import type { RefusalStatus } from '../refusals.ts'

/** Where a route does not do as the others do; see `responses.ts` for what those do. */
export interface Departure {
  /** Of success; else 200 of GET, PUT and PATCH, 201 of POST, 204 of DELETE. */
  status?: 200 | 202
  /** It may also only look, and answers that with 200. */
  hasPreview?: boolean
  /** What success means, when that does not go without saying. */
  description?: string
  /** Of the answer, when it is not JSON. */
  media?: string
  /** Of a body that is taken as it is. */
  bodyMedia?: string
  /** Open to anyone, and tells more to those who may see more. */
  isPartlyOpen?: boolean
  /** Refusals beside the usual ones. */
  also?: readonly RefusalStatus[]
  /** Usual refusals that cannot come. */
  not?: readonly RefusalStatus[]
  /** It takes no heed of an `Idempotency-Key`. */
  isKeyless?: boolean
}

/** They look, and change nothing. */
const asked: Departure = { status: 200, isKeyless: true }
/** Each time is a deed of its own, or the second is as the first. */
const keyless: Departure = { isKeyless: true }
/** Nothing stands in their way, and they name nothing that could be unknown. */
const calm: Departure = { not: [409, 422], isKeyless: true }
/** They name something in the query. */
const named: Departure = { also: [422] }
/** Guessing is slowed down. */
const guarded: Departure = { ...asked, also: [404, 429] }

/** By operation, written as in the document below `/api`. */
export const departures: Record<string, Departure> = {
  'POST /session': {
    description: 'Logged in: the cookie of `staff` comes with it',
    also: [401, 429],
    isKeyless: true,
  },
  'DELETE /session': calm,
  'POST /devices/claims': {
    description: 'Claimed: the cookie of its kind comes with it',
    also: [409, 422, 429],
    isKeyless: true,
  },
  'GET /live': {
    description:
      'Each `message` is a whole view (`Board`, for `ticket` an `OwnTicket`), at once and with every change; to a ' +
      'browser that may not see it one event `denied`, a `Refusal` as its data, and the end.',
    media: 'text/event-stream',
    also: [401, 403, 404],
    isPartlyOpen: true,
  },
  'GET /branches/{id}/counters': { isPartlyOpen: true },
  'GET /statistics': named,
  'GET /statistics/waits': named,
  'GET /statistics/escorts': named,
  'GET /statistics/heat-map': named,
  'GET /statistics/arrivals': named,
  'GET /escort-tasks': named,
  'GET /requests/mine': named,
  'GET /requests': named,
  'POST /request-searches': { ...asked, not: [409] },
  'POST /bulletin-previews': { ...asked, not: [409] },
  'POST /bulletin-links': guarded,
  'POST /bulletin-links/wishes': guarded,
  'POST /request-status': guarded,
  'POST /request-status/one-time-codes': {
    ...{ status: 202, description: 'It is on its way', isKeyless: true },
    also: [404, 409, 422, 429],
  },
  'POST /request-status/answer': guarded,
  'GET /request-status/attachments/{id}': { media: 'application/octet-stream' },
  'GET /attachments/{id}': { media: 'application/octet-stream' },
  'POST /attachments': { also: [408, 415], not: [409] },
  'DELETE /attachments/{id}': { ...keyless, not: [422] },
  'PUT /drafts/{id}': keyless,
  'DELETE /drafts/{id}': calm,
  'PUT /requests/{id}/bulletin-wish': { ...keyless, not: [422] },
  'POST /requests/{id}/applicant-openings': { ...keyless, not: [409] },
  'POST /requests/{id}/receipts': { not: [409] },
  'POST /requests/{id}/exports': calm,
  'POST /requests/{id}/erasures': { ...keyless, not: [422] },
  'POST /erasures/{id}/decision': keyless,
  'POST /outbox/{id}/openings': keyless,
  'POST /outbox/{id}/retry': { ...keyless, not: [422] },
  'POST /help-calls': calm,
  'POST /help-calls/{id}/answer': calm,
  'POST /escort-tasks/{id}/end': calm,
  'POST /devices/{id}/pairing': calm,
  'POST /imports': {
    ...{ description: 'Brought in', bodyMedia: 'text/csv', hasPreview: true },
    ...{ also: [408], not: [409], isKeyless: true },
  },
  'POST /gateways/test': { ...asked, not: [409] },
  'POST /speech': { ...calm, status: 200, media: 'audio/wav' },
}
