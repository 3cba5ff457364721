import {
  deleteOptOut,
  hasOptedOut,
  insertOptOut,
  readPhoneOfCode,
  type OptOutWay,
} from '../storage/bulletin-wish-table.ts'
import type { Statement } from '../storage/writer.ts'
import { codeHashOf } from './codes.ts'
import type { BulletinParts } from './parts.ts'

type Parts = Pick<BulletinParts, 'tables' | 'keyring' | 'clock'>

/** The telephone behind the link of a bulletin, hashed; null for a code that nobody was sent. */
export function telephoneOf({ tables, keyring }: Parts, code: string): Uint8Array | null {
  return readPhoneOfCode(tables, codeHashOf(keyring, code)) ?? null
}

/** Everybody, until they opt out. */
export function wantsBulletins({ tables }: Parts, phoneHash: Uint8Array): boolean {
  return !hasOptedOut(tables, phoneHash)
}

/**
 * What somebody wants from now on; a bulletin that still waits is cancelled, messages about a request are not touched.
 * `beside` is written in the same transaction. Throws `StorageError`.
 */
export async function setWish(
  { tables, clock }: Parts,
  phoneHash: Uint8Array,
  { wants, way }: { wants: boolean; way: OptOutWay },
  beside: readonly Statement[] = [],
): Promise<void> {
  const statements = wants ? [deleteOptOut(phoneHash)] : insertOptOut(phoneHash, clock.now(), way)
  await tables.edit(...statements, ...beside)
}
