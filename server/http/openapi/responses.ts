import type { Access } from '../callers.ts'
import type { RefusalStatus } from '../refusals.ts'
import type { Departure } from './departures.ts'
import { responseName } from './refusals.ts'

/** What is known of an operation when its answers are described. */
export interface Facts {
  method: string
  access: Access | undefined
  hasPathIds: boolean
  hasQuery: boolean
  hasBody: boolean
  departure: Departure
}

const successes: Record<string, number> = { POST: 201, DELETE: 204 }
const meanings: Record<number, string> = {
  200: 'As it is',
  201: 'Done; as it is afterwards',
  204: 'Done',
}

/** Whether an `Idempotency-Key` is looked at. */
export function heedsKey({ method, access, departure }: Facts): boolean {
  return method !== 'GET' && access !== undefined && !departure.isKeyless
}

/** The status of success. */
function successOf({ method, departure }: Facts): number {
  return departure.status ?? successes[method] ?? 200
}

/** The refusals that may come, by the rules that hold for all routes and by what this one does differently. */
function refusalsOf(facts: Facts): RefusalStatus[] {
  const { access, departure, hasPathIds, hasQuery, hasBody } = facts
  const isChange = facts.method !== 'GET'
  const usual: [RefusalStatus, boolean][] = [
    [400, isChange || hasQuery],
    [401, access !== undefined],
    // A page of another site may change nothing, whoever asks.
    [403, access !== undefined || isChange],
    // What a creation made may be gone when it is repeated.
    [404, hasPathIds || (heedsKey(facts) && facts.method === 'POST')],
    [409, isChange && access !== undefined],
    [413, hasBody],
    [422, isChange && access !== undefined],
    // Of a program, before it is asked whether it may.
    [429, access !== undefined && access !== 'anybody'],
    [500, true],
    [503, true],
  ]
  const own = usual.filter(([status, comes]) => comes && !departure.not?.includes(status))
  const all = [...own.map(([status]) => status), ...(departure.also ?? [])]
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** All answers of an operation; `schema` of success, where there is one. */
export function responsesOf(facts: Facts, schema: object | undefined): Record<string, object> {
  const { media, hasPreview } = facts.departure
  const status = successOf(facts)
  const description = facts.departure.description ?? meanings[status] ?? ''
  const content = contentOf(media, schema)
  const refusals = refusalsOf(facts).map((refusal) => {
    const response = { $ref: `#/components/responses/${responseName(refusal)}` }
    return [String(refusal), response] as const
  })
  return {
    ...(hasPreview && { 200: { description: 'A preview; nothing was done', content } }),
    [status]: { description, ...(status === 204 ? {} : { content }) },
    ...Object.fromEntries(refusals),
  }
}

function contentOf(media: string | undefined, schema: object | undefined) {
  if (media === undefined) return { 'application/json': { schema: schema ?? {} } }
  return { [media]: media.startsWith('text/') ? { schema: { type: 'string' } } : {} }
}
