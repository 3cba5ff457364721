import {
  bulletinEvent,
  type BulletinAudience,
  type BulletinPreview,
} from '../../domain/bulletin.ts'
import { newId } from '../ids.ts'
import { outsideQuietHours } from '../outbox/quiet-hours.ts'
import { keptMs } from '../queue/idempotency.ts'
import { rowContext, sealJson } from '../sealing/port.ts'
import {
  discardUnfinished,
  insertBulletin,
  insertBulletinMessage,
  readBulletin,
  releaseBulletin,
  type BulletinRow,
} from '../storage/bulletin-table.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { Statement } from '../storage/writer.ts'
import { readReach, type Recipient } from './audience.ts'
import { codeHashOf } from './codes.ts'
import { bulletinTurns, type BulletinParts } from './parts.ts'
import { messageTo, partsOfAll, previewTexts, type BulletinTexts } from './words.ts'

/** What somebody wants to tell, and whom. */
export interface NewBulletin {
  texts: BulletinTexts
  audience: BulletinAudience
}

/** Why a bulletin is not sent. `not_found`: the key was used for one that is not there any more. */
export type BulletinRefusal =
  | { refusal: 'too_many_recipients' | 'no_recipients' | 'not_found' }
  | { refusal: 'key_reused'; field: string }

/** Between two messages: a gateway is not flooded, and what is due is never a long list. */
const paceMs = 100
/** Messages a transaction: the hall’s own changes go in between. */
const slice = 100
const kind = { channel: 'sms' as const, event: bulletinEvent }

/** What sending would do now; nothing is stored. Refusals: `too_many_recipients`. */
export async function previewBulletin(
  parts: BulletinParts,
  { texts, audience }: NewBulletin,
): Promise<BulletinPreview | BulletinRefusal> {
  return bulletinTurns(parts).take(async () => {
    const reach = await readReach(parts, audience)
    if (reach.isTooMany) return { refusal: 'too_many_recipients' }
    const { recipients, optedOut } = reach
    const shown = previewTexts(parts, texts, recipients)
    return { recipients: recipients.length, optedOut, parts: partsOfAll(shown), texts: shown }
  })
}

/**
 * Hand a bulletin to the outbox, one message a telephone: slice by slice, so that nobody waits for it, and held until the
 * last one is stored. A server that ends before that has told nobody anything. Refusals: `too_many_recipients`,
 * `no_recipients`, `key_reused`. Throws `StorageError`.
 */
export function sendBulletin(
  parts: BulletinParts,
  bulletin: NewBulletin,
  sentBy: string,
  key: CommandKey | null,
): Promise<BulletinRow | BulletinRefusal> {
  return bulletinTurns(parts).take(async () => {
    const { tables, outbox } = parts
    const since = Date.now() - keptMs
    const known = key && findCreation(tables, key, since)
    if (key && known) return repeated(parts, known, key)
    const reach = await readReach(parts, bulletin.audience)
    if (reach.isTooMany) return { refusal: 'too_many_recipients' }
    const { recipients, optedOut } = reach
    if (recipients.length === 0) return { refusal: 'no_recipients' }
    const row = rowOf(parts, bulletin, recipients, { sentBy, optedOut })
    await writeMessages(parts, row.id, bulletin.texts, recipients)
    const remembered = key ? rememberCreation(key, row.id, Date.now(), since) : []
    await tables.edit(insertBulletin(row), ...releaseBulletin(row.id), ...remembered)
    outbox.wake()
    return row
  })
}

/** At the start, and when the data was replaced: what the last end cut off. Throws `StorageError`. */
export async function discardUnfinishedBulletins(
  parts: Pick<BulletinParts, 'tables'>,
): Promise<void> {
  await bulletinTurns(parts).take(() => parts.tables.edit(...discardUnfinished()))
}

function repeated(
  { tables }: BulletinParts,
  known: { hash: string; resourceId: string },
  key: CommandKey,
): BulletinRow | BulletinRefusal {
  if (known.hash !== key.hash) return { refusal: 'key_reused', field: 'Idempotency-Key' }
  return readBulletin(tables, known.resourceId) ?? { refusal: 'not_found' }
}

function rowOf(
  parts: BulletinParts,
  { texts, audience }: NewBulletin,
  recipients: readonly Recipient[],
  { sentBy, optedOut }: { sentBy: string; optedOut: number },
): BulletinRow {
  const id = newId()
  const sealed = sealJson(parts.keyring, texts, rowContext('bulletins', id))
  const cost = partsOfAll(previewTexts(parts, texts, recipients))
  return { id, sentAt: parts.clock.now(), sentBy, audience, sealed, optedOut, parts: cost }
}

async function writeMessages(
  parts: BulletinParts,
  bulletinId: string,
  texts: BulletinTexts,
  recipients: readonly Recipient[],
): Promise<void> {
  const { outbox, clock, tables } = parts
  const { quietHours, zone } = outbox.parts
  // In the night all of them would come to the same moment of the morning; also those that only run into it.
  const awake = (at: number) => outsideQuietHours(kind, at, quietHours(), zone())
  let at = awake(clock.now())
  // Of one that the disk refused in the middle.
  let statements = discardUnfinished()
  for (const [index, recipient] of recipients.entries()) {
    statements.push(...written(parts, bulletinId, texts, recipient, at))
    at = awake(at + paceMs)
    if (index % slice !== slice - 1 && index !== recipients.length - 1) continue
    await tables.edit(...statements)
    statements = []
  }
}

function written(
  parts: BulletinParts,
  bulletinId: string,
  texts: BulletinTexts,
  recipient: Recipient,
  notBefore: number,
): Statement[] {
  const outboxId = newId()
  const { phone: to, phoneHash } = recipient
  const { code, ...words } = messageTo(parts, texts, recipient)
  const codeHash = codeHashOf(parts.keyring, code)
  const message = { id: outboxId, requestId: null, ...kind, to, ...words, notBefore, isHeld: true }
  return [
    ...insertBulletinMessage({ outboxId, bulletinId, phoneHash, codeHash }),
    ...parts.outbox.enqueue(message),
  ]
}
