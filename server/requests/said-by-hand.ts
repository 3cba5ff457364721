import { stepTold } from '../../domain/requests/told-words.ts'
import type { Letter, OutboxItem } from '../outbox/port.ts'
import { openText, rowContext } from '../sealing/port.ts'
import { readSteps } from '../storage/request-step-table.ts'
import { readRequest } from '../storage/request-table.ts'
import { openContent } from './content.ts'
import type { RequestParts } from './parts.ts'

/** What reaches a citizen who may have nothing that opens their own page. */
export interface SaidByHand {
  /** The ready text; what is read out names neither code nor link. */
  text: string
  /** The decision’s, the question’s or the fee’s own, as the citizen may read them; null where there are none. */
  words: string | null
  /** Of the step that brought the words; 0 without any. */
  version: number
}

/** What somebody says, or sends, for this message. Throws `SealError`. */
export function saidByHand(
  { tables, keyring }: Pick<RequestParts, 'tables' | 'keyring'>,
  { requestId, event, channel }: Pick<OutboxItem, 'requestId' | 'event' | 'channel'>,
  letter: Letter,
): SaidByHand {
  const row = requestId === null ? undefined : readRequest(tables, requestId)
  if (!row) return { text: letter.text, words: null, version: 0 }
  const { statusCode } = openContent(keyring, row)
  const text = channel === 'call' ? withoutCode(letter.text, statusCode) : letter.text
  const step = stepTold(event, readSteps(tables, row.id))
  if (!step?.sealed) return { text, words: null, version: 0 }
  const { version, sealed } = step
  const context = rowContext('request_steps', row.id, version)
  return { text, words: openText(keyring, sealed, context), version }
}

/** Without the sentences that name the code; the link to the citizen's page is one of them. */
export function withoutCode(text: string, code: string): string {
  if (code === '') return text
  const without = (pieces: string[]) => pieces.filter((piece) => !piece.includes(code)).join(' ')
  // A text of one's own may be a single sentence: then at least the words go.
  return without(text.split(/(?<=[.!?])\s+/)) || without(text.split(/\s+/))
}
