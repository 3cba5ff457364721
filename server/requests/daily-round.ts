import { setImmediate as nextTurn } from 'node:timers/promises'
import { expireFee, isFeeExpired } from '../../domain/requests/expire-fee.ts'
import { closeByItself } from '../../domain/requests/close-by-itself.ts'
import { escalate } from '../../domain/requests/escalate.ts'
import { remind } from '../../domain/requests/remind.ts'
import { reportDesk } from '../../domain/requests/report-desk.ts'
import { dueNudges } from '../../domain/requests/silence.ts'
import { freeFromLostDrafts } from '../storage/attachment-table.ts'
import { deleteOldDrafts, forgetFinished } from '../storage/draft-table.ts'
import { readReferredIds } from '../storage/referral-table.ts'
import { readRequest } from '../storage/request-table.ts'
import {
  readDatelessThanksIds,
  readLeftAtDeskIds,
  readRequestIdsIn,
} from '../storage/round-reading.ts'
import { addDays } from '../zone.ts'
import type { RequestDesk } from './change.ts'
import { followUp } from './follow-up.ts'
import { forgetHealth } from './health-links.ts'
import { draftsKeptMs } from './keep-draft.ts'
import { momentOf, systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { ownState, stateOf } from './state-row.ts'
import { settleTold } from './told.ts'

/** So many requests are looked at before others have their turn: nobody's call waits for a round. */
const atOnce = 20
/** No rule asks for anything about a hand-over that is confirmed and due later than this. */
const nearDays = 14

const nudgeVerbs = { remind, escalate, 'report-desk': reportDesk }

/**
 * What a new day brings: reminders and escalations of silent hand-overs and of what lies at the desk, unpaid fees, old
 * drafts, links to desks that tell of health, what nobody waits for, and answers whose telling was cut off by an end of
 * the server. Once a day and once a start; doing it twice does nothing more.
 */
export class DailyRound {
  #parts: RequestParts
  #desk: RequestDesk
  #doneOn: string | null = null
  /** How often the data was replaced. */
  #replaced = 0

  constructor(parts: RequestParts, desk: RequestDesk) {
    this.#parts = parts
    this.#desk = desk
  }

  /**
   * Does nothing on a day that had its round. Throws `StorageError`; then the round is made again. One request that cannot
   * be followed up holds up no other.
   */
  async make(): Promise<void> {
    const [days, replaced] = [this.#days(), this.#replaced]
    if (this.#doneOn === days.join()) return
    const { tables } = this.#parts
    await this.#each(readRequestIdsIn(tables, 'awaiting-fee'), (id) => this.#expireUnpaid(id))
    const unasked = [...readDatelessThanksIds(tables), ...readRequestIdsIn(tables, 'answered')]
    await this.#each(unasked, (id) => this.#closeByItself(id))
    await this.#each(readRequestIdsIn(tables, 'answered'), (id) =>
      settleTold(this.#parts, this.#desk, id),
    )
    await forgetHealth(this.#parts)
    const oldest = this.#parts.clock.now() - draftsKeptMs
    const forgotten = forgetFinished(Date.now() - draftsKeptMs)
    await tables.edit(deleteOldDrafts(oldest), forgotten, freeFromLostDrafts())
    const near = addDays(days.at(-1) ?? '1970-01-01', nearDays)
    await this.#each(readReferredIds(tables, near), (id) => this.#nudgeSilent(id))
    const latest = days.at(-1) ?? ''
    await this.#each(readLeftAtDeskIds(tables, latest), (id) => this.#nudgeSilent(id))
    if (replaced === this.#replaced) this.#doneOn = days.join()
  }

  /** The data was replaced: what stands there now had no round today. */
  forget(): void {
    this.#replaced += 1
    this.#doneOn = null
  }

  /** Every branch's own day, the latest last. */
  #days(): string[] {
    const { directory, clock } = this.#parts
    return [...directory.sites].map(({ branch }) => branch.zone.day(clock.now())).toSorted()
  }

  async #each(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
    for (const [index, id] of ids.entries()) {
      await followUp(this.#parts, () => work(id))
      if (index % atOnce === atOnce - 1) await nextTurn()
    }
  }

  async #expireUnpaid(id: string): Promise<void> {
    const row = readRequest(this.#parts.tables, id)
    if (!row) return
    if (!isFeeExpired(ownState(row), momentOf(this.#parts, row.branchId, systemRequestActor)))
      return
    await this.#desk.change({
      id,
      actor: systemRequestActor,
      decide: (request, moment) => expireFee(request, {}, moment),
    })
  }

  /** Refused for what somebody has to tell or to do; nothing of it is written then. */
  async #closeByItself(id: string): Promise<void> {
    await this.#desk.change({
      id,
      actor: systemRequestActor,
      decide: (request, moment) => closeByItself(request, {}, moment),
    })
  }

  async #nudgeSilent(id: string): Promise<void> {
    const row = readRequest(this.#parts.tables, id)
    if (!row) return
    const moment = momentOf(this.#parts, row.branchId, systemRequestActor)
    const isOutside = this.#parts.catalogue.isInstitution(row.directorateId)
    for (const nudge of dueNudges(stateOf(this.#parts.tables, row), moment, isOutside)) {
      const verb = nudgeVerbs[nudge]
      await this.#desk.change({
        id,
        actor: systemRequestActor,
        decide: (request, now) => verb(request, {}, now),
      })
    }
  }
}
