import { maxAttachmentBytes } from '../../domain/attachment.ts'
import { Turns } from '../turns.ts'
import { CheckBusyError } from './check-busy.ts'
import { runCheck } from './check-process.ts'
import type { CheckedFile, RefusedFile } from './inspect.ts'

export type { CheckedFile, RefusedFile } from './inspect.ts'

/** Files that wait, each held in memory as it came. */
const maxWaiting = 8

/** Looks at files, one at a time: a hall goes on while a photo is decoded. */
export class FileChecker {
  #waiting = 0
  #turns = new Turns()
  #close = new AbortController()

  /**
   * Is this a photo or a scan, whole, and nothing else beside it? Gives what is kept: pictures are drawn anew, so place
   * and device are gone. Refuses by name; throws `CheckBusyError` when too many wait or the check cannot run.
   */
  async check(bytes: Uint8Array): Promise<CheckedFile | RefusedFile> {
    if (bytes.length === 0) return { refusal: 'file_empty' }
    if (bytes.length > maxAttachmentBytes) return { refusal: 'file_too_large' }
    if (this.#waiting >= maxWaiting) throw new CheckBusyError('too many files wait')
    this.#waiting += 1
    try {
      return await this.#turns.take(() => runCheck(bytes, this.#close.signal))
    } finally {
      this.#waiting -= 1
    }
  }

  /** End what is under way; whoever waits hears `CheckBusyError`. */
  async close(): Promise<void> {
    this.#close.abort()
    await this.#turns.take(() => Promise.resolve())
  }
}
