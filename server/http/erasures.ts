import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { ErasureResource, RequestOfPerson } from '../../domain/requests/privacy-resources.ts'
import { requestNumber } from '../../domain/requests/number.ts'
import {
  decideErasure,
  erasableFrom,
  eraseOnOf,
  erasureDecisions,
} from '../../domain/requests/retention.ts'
import { isErased, readAsked, type Asked } from '../requests/erase.ts'
import { decideAsked, mostOfPerson } from '../requests/decide-erasure.ts'
import { askErasure } from '../requests/erasures.ts'
import { reasonOf } from '../requests/looks.ts'
import { momentOf, systemRequestActor } from '../requests/moment.ts'
import { requestsOfPerson } from '../requests/same-person.ts'
import { readSealedReason } from '../storage/access-log-table.ts'
import { readErasure, readErasures, type ErasureRow } from '../storage/erasure-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { isoOf } from './request-resource.ts'
import { day, text } from './request-schemas.ts'
import { staffNames } from './staff-names.ts'
import { body, query } from './validate.ts'

const Reason = v.object({ reason: text })
const Decision = v.object({
  decision: v.picklist(erasureDecisions),
  eraseOn: v.optional(v.nullable(day), null),
  reason: text,
  /** Further requests of the same person, decided with it; each keeps its own record and its own day. */
  alsoRequestIds: v.optional(v.pipe(v.array(id), v.maxLength(mostOfPerson)), []),
})
const ListQuery = v.object({ open: v.optional(v.picklist(['true', 'false']), 'false') })

/** Being forgotten: asked for at any request, whether somebody is known to it or not, decided by a manager. */
export function erasureRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['privacy'], summary })
  const decide = allow(house, 'privacy.decide')

  return new Hono<Env>()
    .post(
      '/requests/:id/erasures',
      describe('They ask to be forgotten'),
      allow(house, 'request.lead'),
      body(Reason),
      async (c) => {
        const row = findReadable(c, house, c.req.param('id'))
        if (!row) return refuse(c, 'not_found')
        const asking = { requestId: row.id, actor: actorOf(c), ...c.req.valid('json') }
        const asked = await askErasure(house, house.requests.turns, asking)
        if ('refusal' in asked) return refuse(c, asked.refusal, asked.field)
        return c.json({ erasure: erasureResource(house, asked) }, 201)
      },
    )
    .get('/erasures', describe('Who asks to be forgotten'), decide, query(ListQuery), async (c) => {
      await house.writer.settled()
      const openOnly = c.req.valid('query').open === 'true'
      const rows = readErasures(house.tables, { openOnly })
      return c.json({ items: rows.flatMap((row) => erasureResource(house, row) ?? []) })
    })
    .get(
      '/erasures/:id/requests',
      describe('Further requests of the person who asks, with what the rule says of each'),
      decide,
      async (c) => {
        await house.writer.settled()
        const erasure = readErasure(house.tables, c.req.param('id'))
        const asked = erasure && readAsked(house, erasure.requestId)
        return asked ? c.json(furtherRequests(house, asked)) : refuse(c, 'not_found')
      },
    )
    .post(
      '/erasures/:id/decision',
      describe('Decide it; granted, it is carried out at once'),
      decide,
      body(Decision),
      async (c) => {
        const command = { erasureId: c.req.param('id'), actor: actorOf(c), ...c.req.valid('json') }
        const decided = await decideAsked(house, house.requests.turns, command)
        if ('refusal' in decided) return refuse(c, decided.refusal, decided.field)
        return c.json({ erasure: erasureResource(house, decided) }, 201)
      },
    )
}

/** Of the same person and not erased; the oldest first. */
function furtherRequests(house: House, { row }: Asked) {
  const rows = requestsOfPerson(house, row, mostOfPerson)
  const others = rows.flatMap(({ id }) => (id === row.id ? [] : (readAsked(house, id) ?? [])))
  const items = others
    .filter((other) => !isErased(other.row))
    .map((asked) => requestOfPerson(house, asked))
  return { items, isComplete: rows.length < mostOfPerson }
}

function requestOfPerson(house: House, asked: Asked): RequestOfPerson {
  const { id, year, serial, kind, status } = asked.row
  return {
    ...{ requestId: id, requestNumber: requestNumber(year, serial), kind, status },
    ...standing(house, asked),
  }
}

/** Null when its request is not there, which does not happen. */
function erasureResource(house: House, erasure: ErasureRow): ErasureResource | null {
  const asked = readAsked(house, erasure.requestId)
  if (!asked) return null
  const { row } = asked
  const iso = isoOf(house, row)
  const nameOf = staffNames(house)
  const { id: erasureId, requestId, decision, decidedAt, eraseOn } = erasure
  const asking = { requestId, action: 'erasure-asked' as const, subject: erasureId }
  const found = readSealedReason(house.tables, asking)
  return {
    ...{ id: erasureId, decision, eraseOn },
    ...requestOfPerson(house, asked),
    hasApplicant: asked.person !== null,
    askedAt: iso(erasure.askedAt),
    askedBy: nameOf(erasure.askedBy) ?? '',
    reason: found ? reasonOf(house, found) : '',
    decidedAt: decidedAt === null ? null : iso(decidedAt),
    decidedBy: nameOf(erasure.decidedBy ?? '') ?? '',
  }
}

/** What the rule says of it today. */
function standing(house: House, asked: Asked) {
  const { kind, closedAt, branchId } = asked.row
  const { today, dayOf } = momentOf(house, branchId, systemRequestActor)
  const closedOn = closedAt === null ? null : dayOf(closedAt)
  const months = house.requestSettings.current.retentionMonths
  const granted = decideErasure(
    { kind, closedOn },
    { decision: 'granted', eraseOn: null },
    { today, months },
  )
  return {
    closedOn,
    erasableFrom: erasableFrom({ kind, closedOn }, months),
    scheduledOn: closedOn && eraseOnOf(kind, closedOn, months),
    mayGrant: !('refusal' in granted),
  }
}
