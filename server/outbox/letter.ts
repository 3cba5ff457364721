import { openJson, rowContext, sealJson, type Sealer } from '../sealing/port.ts'
import type { OutboxRow } from '../storage/outbox-table.ts'
import type { Letter, OutboxItem } from './port.ts'

/** Where a message's words stand: sealed elsewhere, they cannot be opened here. */
const contextOf = (id: string) => rowContext('outbox', id)

/** The words as they stand in the row of that message, and open in no other. */
export function sealLetter(sealer: Sealer, id: string, letter: Letter): Uint8Array {
  return sealJson(sealer, letter, contextOf(id))
}

/** Null once it was erased, or when the key that opens it is not there. */
export function openLetter(
  sealer: Sealer,
  { id, sealed }: Pick<OutboxRow, 'id' | 'sealed'>,
): Letter | null {
  if (!sealed) return null
  try {
    return openJson<Letter>(sealer, sealed, contextOf(id))
  } catch {
    return null
  }
}

/** A row without its words. */
export function itemOf({ id, requestId, event, channel, language }: OutboxRow): OutboxItem {
  return { id, requestId, event, channel, language }
}
