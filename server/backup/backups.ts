import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { BackupSchedule } from '../config.ts'
import { Turns } from '../turns.ts'
import type { Writer } from '../storage/writer.ts'
import type { Zone } from '../zone.ts'
import { lastDue, nextDue } from './daily.ts'
import { inThread } from './in-thread.ts'
import type { BackupMade, HousePlace } from './make.ts'
import type { Restored, RestoreOrder } from './restore.ts'

/** What backups need of the house. No `schedule`, or no `zone` yet: none is made by itself. */
export interface BackupNeeds {
  house: HousePlace
  schedule: BackupSchedule | null
  clock: Clock
  /** The first branch's. */
  zone: () => Zone | undefined
  writer: Pick<Writer, 'exclusively'>
  log: Logger
  /** Whether the last backup failed is another one. */
  onChange: () => void
}

/** After a failure it is tried again so much later. */
const retryMs = 3_600_000
/** A disk that does not answer. */
const longestMs = 6 * 3_600_000
/** Further away than that is no next day: the clock was set back. */
const longestPauseMs = 26 * 3_600_000

/**
 * Backups and restores of the running house, one after the other, and whatever else must not happen meanwhile. The work
 * is done by a thread of its own.
 */
export class Backups {
  #needs: BackupNeeds
  #turns = new Turns()
  #closed = new AbortController()
  #restoring: Promise<unknown> = Promise.resolve()
  #daily: Promise<void> | null = null
  #nextAt = 0
  #failedAt: number | null = null

  constructor(needs: BackupNeeds) {
    this.#needs = needs
  }

  /** When the last daily backup failed (epoch milliseconds); null when it went well, or none is wanted. */
  get failedAt(): number | null {
    return this.#failedAt
  }

  /** Do something while no backup is made and none is put in place. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(work)
  }

  /** What the operator asks for. Throws `BackupError`. */
  make(target: string): Promise<BackupMade> {
    return this.take(() => {
      const order = { house: this.#needs.house, target, at: Date.now() }
      return inThread('make', order, this.#closed.signal)
    })
  }

  /**
   * Put a backup in the place of the data; changes are refused for the moment of it. `onRestored` reads everything again.
   * Throws `BackupError`; then nothing has changed.
   */
  restore(order: Omit<RestoreOrder, 'house'>, onRestored: () => void): Promise<Restored> {
    return this.take(async () => {
      const { house, writer } = this.#needs
      await inThread('prepare-restore', { house, ...order }, this.#closed.signal)
      const restored = this.#finish({ house, ...order }, writer)
      this.#restoring = restored.catch(() => undefined)
      const done = await restored
      onRestored()
      return done
    })
  }

  /** The backup of the day, when it is due. Never rejects, and never twice at once. */
  tick(): Promise<void> {
    const { schedule, clock, zone } = this.#needs
    const wallClock = zone()
    if (!schedule || !wallClock || this.#closed.signal.aborted) return Promise.resolve()
    const now = clock.now()
    if (now < this.#nextAt && this.#nextAt - now < longestPauseMs) return Promise.resolve()
    this.#daily ??= this.take(() => this.#makeDaily(schedule, wallClock)).finally(() => {
      this.#daily = null
    })
    return this.#daily
  }

  /** A backup that is under way is given up; a restore comes to its end. */
  async close(): Promise<void> {
    this.#closed.abort()
    await this.#daily
    await this.#restoring
  }

  async #finish(order: RestoreOrder, writer: BackupNeeds['writer']): Promise<Restored> {
    let restored: Restored = { before: null, missingFiles: 0 }
    await writer.exclusively(async () => {
      restored = await inThread('finish-restore', order)
    })
    return restored
  }

  async #makeDaily(schedule: BackupSchedule, zone: Zone): Promise<void> {
    const { house, clock, log } = this.#needs
    const at = clock.now()
    const since = lastDue(zone, schedule.hour, at)
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(longestMs)])
    try {
      const made = await inThread('make-daily', { house, schedule, since, at }, signal)
      if (made && made.missingFiles > 0)
        log.warn({ missingFiles: made.missingFiles }, 'the data names files that are not there')
      this.#nextAt = nextDue(zone, schedule.hour, at)
      this.#setFailed(null)
    } catch (error) {
      if (this.#closed.signal.aborted) return
      log.error({ problem: String(error) }, 'the daily backup failed')
      this.#nextAt = at + retryMs
      this.#setFailed(at)
    }
  }

  #setFailed(at: number | null): void {
    if (this.#failedAt === at) return
    this.#failedAt = at
    this.#needs.onChange()
  }
}
