import type { SendResult } from '../../domain/requests/delivery.ts'
import { countAttempts, readFirstAttemptAt, readUnended } from '../storage/outbox-reading.ts'
import {
  cancelOutbox,
  endAttempt,
  leaveToPeople,
  markFailed,
  markSent,
  readOutbox,
  startAttempt,
  type OutboxRow,
} from '../storage/outbox-table.ts'
import type { Statement } from '../storage/writer.ts'
import { ChannelLine } from './channel-line.ts'
import { dueNow } from './due.ts'
import { itemOf, openLetter } from './letter.ts'
import { laterMs, notSetUp, notSetUpProblem } from './not-set-up.ts'
import { isStale, nextTry } from './pauses.ts'
import { carriedChannels, type CarriedChannel } from './port.ts'
import { outsideQuietHours } from './quiet-hours.ts'
import type { SenderParts } from './sender-parts.ts'

const calledBack: SendResult = { outcome: 'failed', problem: 'called-back', mayRetry: false }

/** An end that is not on the disk yet; asked for its statements each time it is tried. */
type Ending = () => { statements: Statement[]; row: OutboxRow }

/**
 * Sends what is due, at least once: an attempt is written down before it is made, its result after. Whatever happens in
 * between, the message stays due, under the same id.
 */
export class Sender {
  #parts: SenderParts
  #lines: ChannelLine[]
  /** Results that the disk refused, by message: it is not sent again before its result is stored. */
  #unstored = new Map<string, Ending>()
  #isStoringAgain = false
  /** When this one began to send; what it could not send before is no reason to give up. */
  #since: number

  constructor(parts: SenderParts) {
    this.#parts = parts
    this.#since = parts.clock.now()
    this.#lines = carriedChannels.map(
      (channel) =>
        new ChannelLine(
          parts.atOnce,
          (limit) => this.#due(channel, limit),
          (row) => this.#deliver(row),
        ),
    )
  }

  /** Send what is due; resolves when nothing is. */
  async run(): Promise<void> {
    await this.#storeAgain()
    await Promise.all(this.#lines.map((line) => line.run()))
  }

  /**
   * Attempts that the end of the server cut off: nobody knows whether they arrived, so they are made again, at once and
   * however long the server was off. Throws `StorageError`.
   */
  async recover(): Promise<void> {
    const { tables, clock } = this.#parts
    for (const { id, attempt } of readUnended(tables)) {
      const row = readOutbox(tables, id)
      const end = { endedAt: clock.now(), outcome: 'unknown' as const, problem: null }
      const ended = endAttempt(id, attempt, end)
      await tables.edit(ended, ...(row?.state === 'waiting' ? [markFailed(id, clock.now())] : []))
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#lines.map((line) => line.close()))
    await this.#storeAgain()
  }

  async #storeAgain(): Promise<void> {
    if (this.#isStoringAgain) return
    this.#isStoringAgain = true
    for (const [id, ending] of this.#unstored)
      if (await this.#store(ending)) this.#unstored.delete(id)
    this.#isStoringAgain = false
  }

  #due(channel: CarriedChannel, limit: number): OutboxRow[] {
    const due = dueNow(this.#parts, channel, limit + this.#unstored.size)
    return due.filter(({ id }) => !this.#unstored.has(id))
  }

  async #deliver(row: OutboxRow): Promise<boolean> {
    const startedAt = this.#parts.clock.now()
    if (!row.sealed) return this.#storeOrKeep(row, () => [cancelOutbox(row.id)])
    if (isStale(row.event, row.notBefore, startedAt))
      return this.#storeOrKeep(row, () => this.#gaveUp(row))
    const attempt = row.attempts + 1
    const open = { attempt, startedAt, endedAt: null, outcome: null, problem: null, by: null }
    if (!(await this.#edit(startAttempt(row.id, open)))) return false
    const result = await this.#send(row)
    const endedAt = this.#parts.clock.now()
    return this.#storeOrKeep(row, () => this.#ended(row, attempt, endedAt, result))
  }

  async #send(row: OutboxRow): Promise<SendResult> {
    // Called back while its attempt was being written down: from here on it goes nowhere.
    if (readOutbox(this.#parts.tables, row.id)?.state !== 'waiting') return calledBack
    const carrier = this.#parts.carrierOf(row.channel as CarriedChannel)
    if (!carrier) return notSetUp(row)
    const letter = openLetter(this.#parts.sealer, row)
    // A key that is missing today may be put back tomorrow.
    if (!letter) return { outcome: 'failed', problem: 'unreadable', mayRetry: true }
    return carrier.send({ ...itemOf(row), ...letter }).catch((error: unknown) => {
      this.#parts.onProblem(error)
      return { outcome: 'failed', problem: 'error', mayRetry: true }
    })
  }

  #ended(row: OutboxRow, attempt: number, endedAt: number, result: SendResult): Statement[] {
    const { outcome } = result
    const problem = result.outcome === 'failed' ? result.problem : null
    const ended = endAttempt(row.id, attempt, { endedAt, outcome, problem })
    if (result.outcome === 'sent') {
      const sent = { sentAt: endedAt, reference: result.reference, doneBy: null }
      return [ended, markSent(row.id, sent), ...this.#parts.hooks.onSent(itemOf(row))]
    }
    const mayGiveUp = problem !== notSetUpProblem
    return [ended, ...(result.mayRetry ? this.#failed(row, mayGiveUp) : this.#gaveUp(row))]
  }

  #failed(row: OutboxRow, mayGiveUp: boolean): Statement[] {
    const { tables, clock, quietHours, zone } = this.#parts
    const now = clock.now()
    // A clock that was set back has not begun yet.
    this.#since = Math.min(this.#since, now)
    const attempts = countAttempts(tables, row.id, row.notBefore)
    const since = readFirstAttemptAt(tables, row.id, Math.max(row.notBefore, this.#since)) ?? now
    const next = nextTry(row.event, { since, attempts }, now) ?? (mayGiveUp ? null : now + laterMs)
    if (next === null) return this.#gaveUp(row)
    return [markFailed(row.id, outsideQuietHours(row, next, quietHours(), zone()))]
  }

  #gaveUp(row: OutboxRow): Statement[] {
    // Cancelled while it was under way: nobody waits for it, so nobody is told that it failed.
    if (readOutbox(this.#parts.tables, row.id)?.state !== 'waiting') return []
    if (row.channel === 'hand') return [leaveToPeople(row.id)]
    return [markFailed(row.id, null), ...this.#parts.hooks.onGivenUp(itemOf(row))]
  }

  async #storeOrKeep(row: OutboxRow, statements: () => Statement[]): Promise<boolean> {
    const ending = () => ({ row, statements: statements() })
    if (await this.#store(ending)) return true
    this.#unstored.set(row.id, ending)
    return false
  }

  async #store(ending: Ending): Promise<boolean> {
    try {
      const { statements, row } = ending()
      await this.#parts.tables.edit(...statements)
      this.#parts.hooks.onStored(itemOf(row))
      return true
    } catch (error) {
      this.#parts.onProblem(error)
      return false
    }
  }

  async #edit(statements: Statement[]): Promise<boolean> {
    try {
      await this.#parts.tables.edit(...statements)
      return true
    } catch (error) {
      this.#parts.onProblem(error)
      return false
    }
  }
}
