import type { RequestParts } from '../requests/parts.ts'
import { turnsPerOwner, type Turns } from '../turns.ts'

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
