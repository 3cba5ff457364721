import { newId } from '../ids.ts'
import { insertOutbox } from '../storage/outbox-table.ts'
import type { Statement } from '../storage/writer.ts'
import { tryEarlierOnes } from './due.ts'
import { sealLetter } from './letter.ts'
import type { NewMessage } from './port.ts'
import { outsideQuietHours } from './quiet-hours.ts'
import type { SenderParts } from './sender-parts.ts'
import { Sender } from './sender.ts'

/** A clock that was set back further than this counts anew. */
const momentMs = 1000

/**
 * What must be told to somebody. A message is written in the transaction of the change that causes it, so that neither
 * is ever without the other, and is then sent until it arrived or was given up.
 */
export class Outbox {
  readonly parts: SenderParts
  #sender: Sender
  #isWoken = false
  /** When the last message of a request was handed in. */
  #lastAt = 0

  constructor(parts: SenderParts) {
    this.parts = parts
    this.#sender = new Sender(parts)
  }

  /** For the caller's own transaction; call `wake` once that is stored. Telephone calls and work by hand are not sent. */
  enqueue(message: NewMessage): Statement[] {
    const { sealer, clock, zone, quietHours } = this.parts
    const { id = newId(), requestId, event, channel, language, to, subject = '', text } = message
    const { isHeld = false, leaveBy = null } = message
    const now = clock.now()
    const earliest = Math.max(now, message.notBefore ?? now)
    const due = { channel, event, leaveBy }
    const notBefore = outsideQuietHours(due, earliest, quietHours(), zone())
    const row = insertOutbox({
      ...{ id, requestId, event, channel, language, notBefore, leaveBy },
      sealed: sealLetter(sealer, id, { to, subject, text }),
      ...{
        createdAt: requestId === null ? now : this.#afterLast(now),
        attempts: 0,
        nextAt: isHeld ? null : notBefore,
        state: 'waiting',
      },
      ...{ sentAt: null, reference: null, doneBy: null },
    })
    return [...tryEarlierOnes(this.parts, message, earliest), row]
  }

  /** Messages of one moment keep the order in which they were handed in. */
  #afterLast(now: number): number {
    const isSameMoment = now <= this.#lastAt && this.#lastAt - now < momentMs
    this.#lastAt = isSameMoment ? this.#lastAt + 1 : now
    return this.#lastAt
  }

  /** Something was handed in: send it soon, without being waited for. */
  wake(): void {
    if (this.#isWoken) return
    this.#isWoken = true
    setImmediate(() => {
      this.#isWoken = false
      void this.tick()
    })
  }

  /** Send what is due; resolves when nothing is. Never rejects. */
  tick(): Promise<void> {
    return this.#sender.run().catch(this.parts.onProblem)
  }

  /** Once, before the first tick: take up what the last end cut off. Throws `StorageError`. */
  recover(): Promise<void> {
    return this.#sender.recover()
  }

  /** Take nothing new and finish what is under way. */
  close(): Promise<void> {
    return this.#sender.close()
  }
}
