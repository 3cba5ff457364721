import type { BulletinAudience } from '../../domain/bulletin.ts'
import type { DeliveryState } from '../../domain/requests/delivery.ts'
import type { Channel } from '../../domain/requests/kinds.ts'
import type { Tables } from './schema.ts'
import { sql, statement, type TableStore } from './tables.ts'
import type { Statement } from './writer.ts'

/** A bulletin that was sent. */
export interface BulletinRow {
  id: string
  /** Epoch milliseconds. */
  sentAt: number
  sentBy: string
  audience: BulletinAudience
  sealed: Uint8Array
  optedOut: number
  parts: number
}

/** A request that may belong to an audience, with its applicant. */
export interface BulletinCandidateRow {
  requestId: string
  receivedAt: number
  channel: Channel
  applicantId: string
  sealed: Uint8Array | null
  phoneHash: Uint8Array | null
  noticeVersion: string | null
  hasOptedOut: boolean
}

/** Where a slice ends: the next one begins behind it. */
export interface BulletinPlace {
  receivedAt: number
  requestId: string
}

/** An audience in the database's own terms; `fromAt` included, `untilAt` not. */
export interface BulletinFilter extends Pick<
  BulletinAudience,
  'neighbourhood' | 'topicId' | 'openOnly'
> {
  fromAt: number
  untilAt: number
}

/** The next slice of an audience, newest request first. */
export function readBulletinCandidates(
  tables: TableStore,
  { fromAt, untilAt, neighbourhood, topicId, openOnly }: BulletinFilter,
  { after, limit }: { after: BulletinPlace | null; limit: number },
): BulletinCandidateRow[] {
  let query = sql
    .selectFrom('requests as r')
    .innerJoin('applicants as a', 'a.id', 'r.applicant_id')
    .leftJoin('bulletin_opt_outs as o', 'o.phone_hash', 'a.phone_hash')
    .select(['r.id as requestId', 'r.received_at as receivedAt', 'r.channel', 'a.sealed'])
    .select(['a.id as applicantId', 'a.phone_hash as phoneHash', 'o.at as optedOutAt'])
    .select('a.notice_version as noticeVersion')
    .where('r.received_at', '>=', fromAt)
    .where('r.received_at', '<', untilAt)
  if (neighbourhood !== null) query = query.where('r.neighbourhood', '=', neighbourhood)
  if (topicId !== null) query = query.where('r.topic_id', '=', topicId)
  if (openOnly) query = query.where('r.closed_at', 'is', null)
  if (after) {
    const { receivedAt, requestId } = after
    query = query
      .where('r.received_at', '<=', receivedAt)
      .where(({ eb, or }) => or([eb('r.received_at', '<', receivedAt), eb('r.id', '<', requestId)]))
  }
  const ordered = query.orderBy('r.received_at', 'desc').orderBy('r.id', 'desc').limit(limit)
  return tables.rows(ordered).map(({ optedOutAt, channel, ...row }) => ({
    ...row,
    channel: channel as Channel,
    hasOptedOut: optedOutAt !== null,
  }))
}

/** Its messages were written before it; `releaseBulletin` in the same transaction lets them go. */
export function insertBulletin(row: BulletinRow): Statement {
  const { id, sealed, parts } = row
  const values = { id, sealed, parts, sent_at: row.sentAt, sent_by: row.sentBy }
  const rest = { audience: JSON.stringify(row.audience), opted_out: row.optedOut }
  return statement(sql.insertInto('bulletins').values({ ...values, ...rest }))
}

/**
 * That this message of the outbox is a bulletin to that telephone, and what its link opens: the same telephone has the
 * same code. Neither for a telephone that was erased or opted out while the bulletin was made ready.
 */
export function insertBulletinMessage(message: {
  outboxId: string
  bulletinId: string
  phoneHash: Uint8Array
  codeHash: Uint8Array
}): Statement[] {
  const { outboxId, bulletinId, phoneHash, codeHash } = message
  const isKnown = 'EXISTS (SELECT 1 FROM applicants WHERE phone_hash = ?)'
  const isWilling = 'NOT EXISTS (SELECT 1 FROM bulletin_opt_outs WHERE phone_hash = ?)'
  return [
    {
      sql: `INSERT INTO bulletin_messages (outbox_id, bulletin_id, phone_hash)
        SELECT ?, ?, ? WHERE ${isKnown} AND ${isWilling}`,
      params: [outboxId, bulletinId, phoneHash, phoneHash, phoneHash],
    },
    {
      sql: `INSERT OR IGNORE INTO bulletin_codes (code_hash, phone_hash) SELECT ?, ? WHERE ${isKnown}`,
      params: [codeHash, phoneHash, phoneHash],
    },
  ]
}

/**
 * The end of a bulletin that was written slice by slice, in the transaction that inserts it: from now on its messages are
 * sent. Whoever opted out or was erased meanwhile gets none.
 */
export function releaseBulletin(bulletinId: string): Statement[] {
  const unwanted = 'NOT EXISTS (SELECT 1 FROM bulletin_messages WHERE outbox_id = outbox.id)'
  return [
    { sql: `DELETE FROM outbox WHERE ${held} AND ${unwanted}`, params: [] },
    {
      sql: `UPDATE outbox SET next_at = not_before WHERE ${held}
        AND id IN (SELECT outbox_id FROM bulletin_messages WHERE bulletin_id = ?)`,
      params: [bulletinId],
    },
  ]
}

/** What is left of a bulletin whose writing was cut off: nobody was told anything of it. */
export function discardUnfinished(): Statement[] {
  const unfinished = 'NOT EXISTS (SELECT 1 FROM bulletins WHERE id = bulletin_messages.bulletin_id)'
  return [
    { sql: `DELETE FROM outbox WHERE ${held}`, params: [] },
    { sql: `DELETE FROM bulletin_messages WHERE ${unfinished}`, params: [] },
  ]
}

/** Written, and not to be sent yet. */
const held = "state = 'waiting' AND channel = 'sms' AND next_at IS NULL AND event = 'bulletin'"

/** Newest first, a page at a time. */
export function readBulletins(
  tables: TableStore,
  { after, limit }: { after: string | null; limit: number },
): BulletinRow[] {
  let query = sql.selectFrom('bulletins').selectAll()
  const last = after === null ? undefined : readBulletin(tables, after)
  if (last)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sent_at', 'id'), '<', tuple(last.sentAt, last.id)),
    )
  const ordered = query.orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(limit)
  return tables.rows(ordered).map(rowOf)
}

/** Undefined when there is none. */
export function readBulletin(tables: TableStore, id: string): BulletinRow | undefined {
  const row = tables.first(sql.selectFrom('bulletins').selectAll().where('id', '=', id))
  return row && rowOf(row)
}

/** How many of its messages are in which state. */
export function countBulletinMessages(
  tables: TableStore,
  bulletinId: string,
): Partial<Record<DeliveryState, number>> {
  const query = sql
    .selectFrom('bulletin_messages as m')
    .innerJoin('outbox as o', 'o.id', 'm.outbox_id')
    .select(({ fn }) => ['o.state', fn.countAll<number>().as('count')])
    .where('m.bulletin_id', '=', bulletinId)
    .groupBy('o.state')
  return Object.fromEntries(tables.rows(query).map(({ state, count }) => [state, count]))
}

function rowOf(row: Tables['bulletins']): BulletinRow {
  const { id, sealed, parts, sent_at: sentAt, sent_by: sentBy, opted_out: optedOut } = row
  const audience = JSON.parse(row.audience) as BulletinAudience
  return { id, sentAt, sentBy, audience, sealed, optedOut, parts }
}
