import { newId } from '../ids.ts'
import {
  answerHelpCall,
  insertHelpCall,
  readOpenHelpCalls,
  type HelpCallRow,
} from '../storage/help-call-table.ts'
import type { TableStore } from '../storage/tables.ts'
import type { DeviceRow } from '../storage/device-table.ts'

/** An answered call is shown this long, so that the kiosk can say that somebody comes. */
const shownMs = 60_000

/** Kiosks that ring for staff, until somebody answers. */
export class HelpBook {
  #tables: TableStore
  #calls = new Map<string, HelpCallRow>()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    this.#calls = new Map(readOpenHelpCalls(this.#tables).map((call) => [call.id, call]))
  }

  get(id: string): HelpCallRow | undefined {
    return this.#calls.get(id)
  }

  /** Those that ring, and those answered just now, oldest first. */
  shown(branchId: string, now: number): HelpCallRow[] {
    return [...this.#calls.values()].filter(
      (call) => call.branchId === branchId && now - (call.answeredAt ?? now) <= shownMs,
    )
  }

  /** A kiosk that rings already goes on ringing: the same call. Throws `StorageError`. */
  async ring(device: Pick<DeviceRow, 'id' | 'branchId'>, at: number): Promise<HelpCallRow> {
    const open = this.#openOf(device.id)
    if (open) return open
    const kind = { id: newId(), branchId: device.branchId, deviceId: device.id, at }
    const call: HelpCallRow = { ...kind, answeredAt: null, answeredBy: null }
    // In the book before it is stored: a second touch finds it.
    this.#calls.set(call.id, call)
    try {
      await this.#tables.edit(insertHelpCall(call))
    } catch (error) {
      this.#calls.delete(call.id)
      throw error
    }
    return call
  }

  /** Somebody goes there; who was second changes nothing. Throws `StorageError`. */
  async answer(call: HelpCallRow, at: number, staffId: string): Promise<HelpCallRow> {
    if (call.answeredAt !== null) return call
    const answered = { ...call, answeredAt: at, answeredBy: staffId }
    await this.#tables.edit(answerHelpCall(answered))
    this.#forgetOld(at)
    this.#calls.set(call.id, answered)
    return answered
  }

  /** A kiosk that was removed rings no longer. */
  #openOf(deviceId: string): HelpCallRow | undefined {
    return [...this.#calls.values()].find(
      (call) => call.deviceId === deviceId && call.answeredAt === null,
    )
  }

  #forgetOld(now: number): void {
    for (const [id, { answeredAt }] of this.#calls)
      if (answeredAt !== null && now - answeredAt > shownMs) this.#calls.delete(id)
  }
}
