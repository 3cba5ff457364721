import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { DraftResource } from '../../domain/requests/resources.ts'
import { keptMs } from '../queue/idempotency.ts'
import { openJson, rowContext, sealJson } from '../sealing/port.ts'
import { attachToDraft } from '../storage/attachment-table.ts'
import {
  deleteDraft,
  isFinished,
  mostDrafts,
  putDraft,
  readDraftOwner,
  readDrafts,
  type DraftRow,
} from '../storage/draft-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf } from './request-access.ts'
import { isoOf } from './request-resource.ts'
import { id } from './request-schemas.ts'
import { body } from './validate.ts'

const Draft = v.object({
  branchId: id,
  ticketId: v.optional(v.nullable(id), null),
  /** As the form keeps it; nobody else looks into it. */
  content: v.record(v.string(), v.unknown()),
  /** Uploaded already: kept as long as the draft. */
  attachmentIds: v.optional(v.pipe(v.array(id), v.maxLength(20)), []),
})

/** Forms that are being filled in: each clerk's own, each of one ticket. */
export function draftRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['drafts'], summary })
  const may = allow(house, 'draft.write')
  const resourceOf = (row: DraftRow): DraftResource => ({
    id: row.id,
    ticketId: row.ticketId,
    updatedAt: isoOf(house, row)(row.updatedAt),
    content: openJson(house.keyring, row.sealed, rowContext('request_drafts', row.id)),
  })

  return new Hono<Env>()
    .get('/drafts', describe('My drafts'), may, (c) =>
      c.json({ items: readDrafts(house.tables, actorOf(c).id).map(resourceOf) }),
    )
    .put('/drafts/:id', describe('Keep a draft'), may, body(Draft), async (c) => {
      const input = c.req.valid('json')
      if (!house.directory.site(input.branchId)) return refuse(c, 'unknown_branch', 'branchId')
      const draftId = c.req.param('id')
      if (!/^[\w-]{8,60}$/.test(draftId)) return refuse(c, 'malformed', 'id')
      const staffId = actorOf(c).id
      const owner = readDraftOwner(house.tables, draftId)
      if (owner !== undefined && owner !== staffId) return refuse(c, 'not_found')
      const own = { id: draftId, staffId }
      if (isFinished(house.tables, own, Date.now() - keptMs)) return refuse(c, 'draft_finished')
      const isFull = readDrafts(house.tables, staffId).length >= mostDrafts
      if (owner === undefined && isFull) return refuse(c, 'too_many_drafts')
      const taking = house.attachments.takeable(staffId, input.attachmentIds)
      if ('refusal' in taking) return refuse(c, taking.refusal, 'attachmentIds')
      const sealed = sealJson(house.keyring, input.content, rowContext('request_drafts', draftId))
      const { branchId, ticketId } = input
      const row = { id: draftId, staffId, branchId, ticketId, updatedAt: house.clock.now(), sealed }
      const files = attachToDraft(input.attachmentIds, draftId)
      const stored = await house.tables.edit(...files, putDraft(row))
      if (stored !== 0) return c.json({ draft: resourceOf(row) })
      // Since it was looked for above.
      const isOver = isFinished(house.tables, own, Date.now() - keptMs)
      return refuse(c, isOver ? 'draft_finished' : 'not_found')
    })
    .delete('/drafts/:id', describe('Throw a draft away'), may, async (c) => {
      const deleted = await house.tables.edit(deleteDraft(c.req.param('id'), actorOf(c).id))
      return deleted === 0 ? refuse(c, 'not_found') : c.body(null, 204)
    })
}
