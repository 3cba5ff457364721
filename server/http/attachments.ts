import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import {
  attachmentKinds,
  maxAttachmentBytes,
  type AttachmentKind,
  type AttachmentResource,
  type AttachmentType,
} from '../../domain/attachment.ts'
import { CheckBusyError } from '../attachments/check-busy.ts'
import { hasLooked, insertAccess } from '../storage/access-log-table.ts'
import type { AttachmentRow } from '../storage/attachment-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { allow } from './callers.ts'
import { commandKey, type RefusedCommand } from './command.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { mayReadRequest } from './request-access.ts'
import { receiveFile, uploadPath } from './upload.ts'
import { query } from './validate.ts'

const What = v.object({ kind: v.picklist(attachmentKinds) })

/** Uploads held in memory at the same time. */
const maxReceiving = 16
const busySeconds = 5

const describeUpload = describeRoute({
  tags: ['attachments'],
  summary: 'Upload a photo or a scan: the bytes themselves are the body',
  requestBody: {
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
})

const endings: Record<AttachmentType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** A stored file as the screens see it. */
export function attachmentResource(house: House, row: AttachmentRow): AttachmentResource {
  const { id, kind, type, bytes, width, height } = row
  const [site] = house.directory.sites
  const at = site?.branch.zone.iso(row.at) ?? new Date(row.at).toISOString()
  return { id, kind, type, bytes, width, height, at, url: `${uploadPath}/${id}` }
}

/** Its uploader's as long as nothing has taken it, then whoever may read the request. */
function isReadable(house: House, c: Context<Env>, row: AttachmentRow): boolean {
  const caller = c.get('caller')
  if (row.requestId === null) return row.uploadedBy === caller.actor.id
  return mayReadRequest(house, caller, row.requestId, row.takenIn ?? Infinity)
}

/** The same key belongs to the same bytes. */
async function uploadKey(
  c: Context<Env>,
  bytes: Uint8Array,
): Promise<CommandKey | RefusedCommand | null> {
  const key = commandKey(c)
  if (!key || 'refusal' in key) return key
  const digest = await crypto.subtle.digest('SHA-256', Buffer.from(bytes))
  const what = `${key.hash} ${c.req.query('kind')} ${Buffer.from(digest).toString('base64url')}`
  return { ...key, hash: what }
}

/**
 * Whoever looks at somebody else's file of a request is on record before they see it, once a day. Throws
 * `StorageError`.
 */
async function recordLook(house: House, c: Context<Env>, row: AttachmentRow) {
  const { id: subject, requestId, uploadedBy } = row
  const staffId = c.get('caller').actor.id
  if (requestId === null || uploadedBy === staffId) return
  const at = house.clock.now()
  const look = { staffId, action: 'attachment' as const, requestId, subject }
  if (hasLooked(house.tables, { ...look, since: startOfDay(house, at) })) return
  await house.tables.edit(insertAccess({ ...look, at, sealed: null }))
}

function startOfDay({ directory }: House, at: number): number {
  const [site] = directory.sites
  return site ? site.branch.zone.startOfDay(site.branch.zone.day(at)) : at
}

/** Only bytes of a known type leave, and no page can make more of them than a picture or a download. */
export function fileHeaders({
  id,
  type,
}: Pick<AttachmentRow, 'id' | 'type'>): Record<string, string> {
  const disposition = type === 'application/pdf' ? 'attachment' : 'inline'
  return {
    'Content-Type': type,
    'Content-Disposition': `${disposition}; filename="${id}.${endings[type]}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'private, no-store',
  }
}

function busy(c: Context<Env>) {
  c.header('Retry-After', String(busySeconds))
  return refuse(c, 'unavailable')
}

/** Check and keep what came; null when too many wait for that. */
async function keep(house: House, c: Context<Env>, bytes: Uint8Array, kind: AttachmentKind) {
  const key = await uploadKey(c, bytes)
  if (key && 'refusal' in key) return key
  const upload = { bytes, kind, uploadedBy: c.get('caller').actor.id, at: house.clock.now() }
  return house.attachments.add(upload, key).catch((error: unknown) => {
    if (error instanceof CheckBusyError) return null
    throw error
  })
}

/** Takes in so many files at a time; null when there are more. */
function receiver() {
  let receiving = 0
  return async (c: Context<Env>) => {
    if (receiving >= maxReceiving) return null
    receiving += 1
    try {
      return await receiveFile(c, maxAttachmentBytes)
    } finally {
      receiving -= 1
    }
  }
}

/** Photos and scans, before and after they belong to a request. */
export function attachmentRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['attachments'], summary })
  const [add, read] = [allow(house, 'attachment.add'), allow(house, 'attachment.read')]
  const receive = receiver()

  return new Hono<Env>()
    .post('/attachments', describeUpload, add, query(What), async (c) => {
      const bytes = await receive(c)
      if (!bytes) return busy(c)
      if ('refusal' in bytes) return refuse(c, bytes.refusal)
      if (bytes.length === 0) return refuse(c, 'file_empty', 'body')
      const kept = await keep(house, c, bytes, c.req.valid('query').kind)
      if (!kept) return busy(c)
      if ('refusal' in kept) return refuse(c, kept.refusal)
      return c.json({ attachment: attachmentResource(house, kept) }, 201)
    })
    .get('/attachments/:id', describe('Its bytes'), read, async (c) => {
      const row = house.attachments.get(c.req.param('id'))
      if (!row || !isReadable(house, c, row)) return refuse(c, 'not_found')
      const bytes = await house.attachments.bytesOf(row)
      if (!bytes) return refuse(c, 'not_found')
      await recordLook(house, c, row)
      return c.body(new Uint8Array(bytes), 200, fileHeaders(row))
    })
    .delete('/attachments/:id', describe('It was a mistake'), add, async (c) => {
      const row = house.attachments.get(c.req.param('id'))
      if (!row || row.uploadedBy !== c.get('caller').actor.id) return refuse(c, 'not_found')
      const isRemoved = row.requestId === null && (await house.attachments.remove(row))
      return isRemoved ? c.body(null, 204) : refuse(c, 'in_use')
    })
}
