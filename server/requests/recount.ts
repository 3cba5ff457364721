import { setImmediate as nextTurn } from 'node:timers/promises'
import { workCalendar, type WorkCalendar } from '../../domain/calendar.ts'
import { actBy } from '../../domain/requests/at-desk.ts'
import { shownDueOn } from '../../domain/requests/clock.ts'
import { refuseRequest, type Moment } from '../../domain/requests/decision.ts'
import { recount } from '../../domain/requests/recount.ts'
import { clearRecountPending, readRecountPending } from '../storage/calendar-table.ts'
import { readOpenByDate } from '../storage/open-request-reading.ts'
import { readRequest, showDueOn, type RequestRow } from '../storage/request-table.ts'
import type { RequestDesk } from './change.ts'
import { followUp } from './follow-up.ts'
import { momentOf, systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { ownState, stateOf } from './state-row.ts'
import { Turns } from '../turns.ts'

/** So many requests are read at a time. */
const pageSize = 200
/** So many are counted anew before others have their turn. */
const atOnce = 20

/**
 * Edits of the calendar, one after the other, each with the dates of the open requests that it moves. What the end of
 * the server cut off is done after its start, and before the next edit.
 */
export class CalendarEdits {
  #parts: RequestParts
  #desk: RequestDesk
  #turns = new Turns()

  constructor(parts: RequestParts, desk: RequestDesk) {
    this.#parts = parts
    this.#desk = desk
  }

  /** Edit the calendar and move the dates. Throws `StorageError`; what was not moved then is moved by `finish`. */
  make<Result>(edit: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(async () => {
      await this.#finish()
      const made = await edit()
      await this.#finish()
      return made
    })
  }

  /** Move the dates that the last edit has not moved yet; nothing when it has. Throws `StorageError`. */
  finish(): Promise<void> {
    return this.#turns.take(() => this.#finish())
  }

  async #finish(): Promise<void> {
    const { tables } = this.#parts
    const kept = readRecountPending(tables)
    if (!kept) return
    await recountOpen(this.#parts, this.#desk, workCalendar(kept.days, kept))
    await tables.edit(clearRecountPending())
  }
}

/** Twice is as good as once: what has moved is no longer explained by the calendar before. */
async function recountOpen(
  parts: RequestParts,
  desk: RequestDesk,
  before: WorkCalendar,
): Promise<void> {
  // Whoever is in their turn may have counted with the calendar before; all that come later count with the new one.
  await desk.turns.take(() => Promise.resolve())
  let after: { actBy: string; id: string } | undefined
  for (;;) {
    const page = readOpenByDate(parts.tables, { after, limit: pageSize })
    for (const [index, row] of page.entries()) {
      await followUp(parts, () => recountOne(parts, desk, row, before))
      if (index % atOnce === atOnce - 1) await nextTurn()
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = { actBy: last.actBy, id: last.id }
  }
}

async function recountOne(
  parts: RequestParts,
  desk: RequestDesk,
  row: RequestRow,
  before: WorkCalendar,
): Promise<void> {
  const moment = momentOf(parts, row.branchId, systemRequestActor)
  if (recount(stateOf(parts.tables, row), before, moment)) {
    await desk.change({
      id: row.id,
      actor: systemRequestActor,
      // Asked again inside its turn: somebody may have changed it meanwhile.
      decide: (request, now) => recount(request, before, now) ?? refuseRequest('wrong_status'),
    })
    return
  }
  // The legal date stays, but the working day before it may be another one.
  if (shownOf(row, moment) !== row.dueOn) await desk.turns.take(() => showAnew(parts, row, moment))
}

const shownOf = (row: RequestRow, { calendar }: Pick<Moment, 'calendar'>) =>
  shownDueOn(ownState(row).clock, calendar)

/** Read again in its turn: the date that was read before may be another one by now. */
async function showAnew({ tables }: RequestParts, { id }: RequestRow, moment: Moment) {
  const row = readRequest(tables, id)
  if (!row) return
  const dueOn = shownOf(row, moment)
  await tables.edit(showDueOn({ id, dueOn, actBy: actBy(stateOf(tables, row), dueOn) }))
}
