import type { RequestParts } from '../requests/parts.ts'
import { Turns } from '../requests/turns.ts'
import { Zone } from '../zone.ts'

/** What working on bulletins needs of the house. */
export type BulletinParts = Pick<
  RequestParts,
  'tables' | 'clock' | 'directory' | 'keyring' | 'outbox' | 'publicAddress'
>

const turns = new WeakMap<object, Turns>()

/** One bulletin after the other: two at once would each hold thousands of people in memory. */
export function bulletinTurns({ tables }: Pick<BulletinParts, 'tables'>): Turns {
  const known = turns.get(tables)
  if (known) return known
  const made = new Turns()
  turns.set(tables, made)
  return made
}

const nowhere = new Zone('Europe/Istanbul')

/** Where the house stands. */
export function houseZone({ directory }: Pick<BulletinParts, 'directory'>): Zone {
  return [...directory.sites][0]?.branch.zone ?? nowhere
}
