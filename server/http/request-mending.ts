import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import type * as v from 'valibot'
import { isRefusedRequest } from '../../domain/requests/decision.ts'
import { edit } from '../../domain/requests/edit.ts'
import type { RequestPlace } from '../../domain/requests/resources.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { topicKept } from '../requests/health-links.ts'
import { allow } from './callers.ts'
import { commandKey } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { RequestPatch } from './request-schemas.ts'
import { answerRequest } from './requests.ts'
import { body } from './validate.ts'

/** Mending what was written down of a request. */
export function requestMendingRoutes(house: House) {
  return new Hono<Env>().patch(
    '/requests/:id',
    describeRoute({ tags: ['requests'], summary: 'Mend what was written down' }),
    allow(house, 'request.edit'),
    body(RequestPatch),
    (c) => mend(c, house, c.req.valid('json')),
  )
}

type Patch = v.InferOutput<typeof RequestPatch>

/** What is not mended is left as its turn finds it: somebody else may mend it in the same moment. */
async function mend(c: Context<Env>, house: House, patch: Patch) {
  const key = commandKey(c)
  if (key && 'refusal' in key) return refuse(c, key.refusal, key.field)
  const row = findReadable(c, house, c.req.param('id') ?? '')
  if (!row) return refuse(c, 'not_found')
  const { text, place, topicId = row.topicId, version, attachmentIds = [] } = patch
  const topic = topicId === null ? undefined : house.catalogue.topic(topicId)
  // One that was removed since stays with what it was given to.
  if (topicId !== null && !topic && topicId !== row.topicId)
    return refuse(c, 'unknown_topic', 'topicId')
  const command = {
    ...{ kind: patch.kind, urgent: patch.urgent },
    topicId: patch.topicId === undefined ? undefined : topicKept(house, patch.topicId),
    standardDays: topic?.standardDays ?? null,
    defaultStandardDays: house.requestSettings.current.defaultStandardDays,
  }
  const changed = await house.requests.change({
    ...{ id: row.id, actor: actorOf(c), version, attachmentIds, key },
    decide: (request, moment, before) => {
      const isMended = text !== undefined && text !== before.text
      const isPlaceGiven = place !== undefined && !isSamePlace(place, before)
      const words = isMended ? { oldText: before.text } : {}
      const change = edit(request, { ...command, ...words, isPlaceGiven }, moment)
      if (isRefusedRequest(change) || isMended || isPlaceGiven || attachmentIds.length > 0)
        return change
      return isSame(request, change.request) ? null : change
    },
    content: {
      ...(text === undefined ? {} : { text }),
      ...(place ? { address: place.address, point: place.point } : {}),
    },
    columns: place ? { neighbourhood: place.neighbourhood } : {},
  })
  return answerRequest(c, house, changed, 200)
}

function isSamePlace(one: RequestPlace, other: RequestPlace): boolean {
  const { point } = one
  const isPoint =
    point?.latitude === other.point?.latitude && point?.longitude === other.point?.longitude
  return one.neighbourhood === other.neighbourhood && one.address === other.address && isPoint
}

function isSame(one: RequestState, other: RequestState): boolean {
  return one.kind === other.kind && one.topicId === other.topicId && one.urgent === other.urgent
}
