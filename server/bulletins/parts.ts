import type { RequestParts } from '../requests/parts.ts'
import { turnsPerOwner, type Turns } from '../turns.ts'
import { Zone } from '../zone.ts'

/** What working on bulletins needs of the house. */
export type BulletinParts = Pick<
  RequestParts,
  'tables' | 'clock' | 'directory' | 'keyring' | 'outbox' | 'publicAddress'
>

const turnsOf = turnsPerOwner()

/** One bulletin after the other: two at once would each hold thousands of people in memory. */
export function bulletinTurns({ tables }: Pick<BulletinParts, 'tables'>): Turns {
  return turnsOf(tables)
}

const nowhere = new Zone('Europe/Istanbul')

/** Where the house stands. */
export function houseZone({ directory }: Pick<BulletinParts, 'directory'>): Zone {
  return [...directory.sites][0]?.branch.zone ?? nowhere
}
