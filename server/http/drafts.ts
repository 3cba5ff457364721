import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { DraftResource } from '../../domain/requests/resources.ts'
import { draftsKeptMs, keepDraft } from '../requests/keep-draft.ts'
import { Turns } from '../turns.ts'
import { openJson, rowContext } from '../sealing/port.ts'
import { deleteDraft, readDrafts, readFinished, type DraftRow } from '../storage/draft-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id, keptId } from './id-schema.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { isoOf, requestResource } from './request-resource.ts'
import { body } from './validate.ts'

const Draft = v.object({
  /** Left out: the first branch, as for a request. */
  branchId: v.optional(id),
  ticketId: v.optional(v.nullable(keptId), null),
  /** As the form keeps it; nobody else looks into it. */
  content: v.record(v.string(), v.unknown()),
  /** Uploaded already: kept as long as the draft. */
  attachmentIds: v.optional(v.pipe(v.array(id), v.maxLength(20)), []),
  /** The id that the page gave itself, and of the closed one whose unconfirmed words it took over. */
  page: v.optional(v.nullable(keptId), null),
  heirOf: v.optional(v.nullable(keptId), null),
  /** What the page has seen of it, 0 = nothing yet; left out, it is kept whatever there is. */
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

/** Forms that are being filled in: each clerk's own, each of one ticket. */
export function draftRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['drafts'], summary })
  const may = allow(house, 'draft.write')
  const turns = new Turns()
  const resourceOf = (row: DraftRow): DraftResource => ({
    id: row.id,
    ticketId: row.ticketId,
    ticketNumber: row.ticketId && (house.halls.findToday(row.ticketId)?.ticket.number ?? null),
    updatedAt: isoOf(house, row)(row.updatedAt),
    version: row.version,
    page: row.page,
    content: openJson(house.keyring, row.sealed, rowContext('request_drafts', row.id)),
  })

  return new Hono<Env>()
    .get('/drafts', describe('My drafts'), may, (c) =>
      c.json({ items: readDrafts(house.tables, actorOf(c).id).map(resourceOf) }),
    )
    .put('/drafts/:id', describe('Keep a draft'), may, body(Draft), async (c) => {
      const input = c.req.valid('json')
      const [first] = house.directory.sites
      const branchId = input.branchId ?? first?.branch.id
      if (branchId === undefined || !house.directory.site(branchId))
        return refuse(c, 'unknown_branch', 'branchId')
      const draftId = c.req.param('id')
      if (!/^[\w-]{8,60}$/.test(draftId)) return refuse(c, 'malformed', 'id')
      const draft = { ...input, branchId, id: draftId, staffId: actorOf(c).id }
      const kept = await turns.take(() => keepDraft(house, draft))
      if ('refusal' in kept) return refuse(c, kept.refusal)
      return c.json({ draft: resourceOf(kept) })
    })
    .get('/drafts/:id/request', describe('What my draft became'), may, async (c) => {
      await house.writer.settled()
      const mine = { id: c.req.param('id'), staffId: actorOf(c).id }
      const requestId = readFinished(house.tables, mine, Date.now() - draftsKeptMs)
      const row = requestId === undefined ? undefined : findReadable(c, house, requestId)
      if (!row) return refuse(c, 'not_found')
      return c.json({ request: requestResource(house, row, actorOf(c)) })
    })
    .delete('/drafts/:id', describe('Throw a draft away'), may, async (c) => {
      const deleted = await house.tables.edit(deleteDraft(c.req.param('id'), actorOf(c).id))
      return deleted === 0 ? refuse(c, 'not_found') : c.body(null, 204)
    })
}
