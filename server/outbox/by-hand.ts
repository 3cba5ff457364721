import type { DeliveryChannel, PersonOutcome } from '../../domain/requests/delivery.ts'
import { keptMs } from '../queue/idempotency.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import { countOutcomes } from '../storage/outbox-reading.ts'
import {
  markFailed,
  markSent,
  readOutbox,
  restart,
  startAttempt,
  type OutboxRow,
} from '../storage/outbox-table.ts'
import type { Statement } from '../storage/writer.ts'
import { itemOf } from './letter.ts'
import type { Outbox } from './outbox.ts'
import { callAgainMs, maxUnansweredCalls } from './pauses.ts'
import { outsideQuietHours } from './quiet-hours.ts'
import { turnsPerOwner } from '../turns.ts'

/**
 * `message_settled`: it has its end, or is part of a bulletin that is still being written;
 * `not_by_hand`: that can’t be said of a message of its channel.
 */
export type OutboxRefusal = 'not_found' | 'message_settled' | 'not_by_hand' | 'key_reused'

/** Nothing was changed; `field`: the header or the part of the body to blame. */
export interface RefusedMessage {
  refusal: OutboxRefusal
  field?: string
}

/** What a person did about a message. */
export interface HandAttempt {
  /** Of the member of staff. */
  by: string
  /** Of a call: `reached` or `not-reached`; of what is sent by hand: `sent`, or `not-reached` when it could not be. */
  outcome: PersonOutcome
}

const turnsOf = turnsPerOwner<Outbox>()

/**
 * Somebody has called, or sent by hand. The third call that nobody answered gives up, and at once what could
 * not be sent. The same key again changes nothing. Throws `StorageError`.
 */
export function recordAttempt(
  outbox: Outbox,
  id: string,
  attempt: HandAttempt,
  key: CommandKey | null,
): Promise<RefusedMessage | null> {
  return turnsOf(outbox).take(async () => {
    const { tables, clock, hooks } = outbox.parts
    const since = Date.now() - keptMs
    const known = key && findCreation(tables, key, since)
    if (key && known)
      return known.hash === key.hash
        ? null
        : { refusal: 'key_reused', field: 'Idempotency-Key' as const }
    const row = readOutbox(tables, id)
    const refused = refusalOf(row, attempt)
    if (refused || !row) return refused
    const remembered = key ? rememberCreation(key, id, Date.now(), since) : []
    await tables.edit(...remembered, ...attempted(outbox, row, attempt, clock.now()))
    hooks.onStored(itemOf(row))
    return null
  })
}

/** Send again at once what waits for its next try or was given up; a new round begins. Throws `StorageError`. */
export function retryMessage(outbox: Outbox, id: string): Promise<RefusedMessage | null> {
  return turnsOf(outbox).take(async () => {
    const { tables, clock, hooks, zone, quietHours } = outbox.parts
    const row = readOutbox(tables, id)
    if (!row) return { refusal: 'not_found' }
    if (!mayTryAgain(row)) return { refusal: 'message_settled' }
    const now = clock.now()
    await tables.edit(restart(id, now, outsideQuietHours(row, now, quietHours(), zone())))
    hooks.onStored(itemOf(row))
    outbox.wake()
    return null
  })
}

/**
 * One that waits without a time is part of a bulletin that is still being written: all of it goes, or none. Or a gateway has
 * left it to people: that may be tried again.
 */
function mayTryAgain({ state, channel, nextAt, sealed }: OutboxRow): boolean {
  const isHeld = nextAt === null && channel !== 'hand'
  return sealed !== null && (state === 'given-up' || (state === 'waiting' && !isHeld))
}

/** What people can say of theirs; nothing of what a machine sends. */
const outcomesOf: Partial<Record<DeliveryChannel, readonly PersonOutcome[]>> = {
  call: ['reached', 'not-reached'],
  hand: ['sent', 'not-reached'],
}

function refusalOf(row: OutboxRow | undefined, { outcome }: HandAttempt): RefusedMessage | null {
  if (!row) return { refusal: 'not_found' }
  if (!outcomesOf[row.channel]?.includes(outcome))
    return { refusal: 'not_by_hand', field: 'outcome' }
  return row.state === 'waiting' ? null : { refusal: 'message_settled' }
}

function attempted(
  { parts }: Outbox,
  row: OutboxRow,
  { by, outcome }: HandAttempt,
  now: number,
): Statement[] {
  const attempt = row.attempts + 1
  const done = { attempt, startedAt: now, endedAt: now, outcome, problem: null, by }
  const written = startAttempt(row.id, done)
  if (outcome !== 'not-reached') {
    const sent = markSent(row.id, { sentAt: now, reference: null, doneBy: by })
    return [...written, sent, ...parts.hooks.onSent(itemOf(row))]
  }
  // An account that is gone is gone tomorrow too.
  if (row.channel === 'hand') return givenUp(parts, row, written)
  const unanswered = 1 + countOutcomes(parts.tables, row.id, row.notBefore, 'not-reached')
  if (unanswered < maxUnansweredCalls) return [...written, markFailed(row.id, now + callAgainMs)]
  return givenUp(parts, row, written)
}

const givenUp = ({ hooks }: Outbox['parts'], row: OutboxRow, written: Statement[]) => [
  ...written,
  markFailed(row.id, null),
  ...hooks.onGivenUp(itemOf(row)),
]
