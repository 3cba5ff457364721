import { workingDayOnOrBefore, type WorkCalendar } from '../../domain/calendar.ts'
import { refuseRequest } from '../../domain/requests/decision.ts'
import { recount } from '../../domain/requests/recount.ts'
import { readOpenByDate, showDueOn, type RequestRow } from '../storage/request-table.ts'
import type { RequestDesk } from './change.ts'
import { momentOf, systemRequestActor } from './moment.ts'
import type { RequestParts } from './parts.ts'
import { ownState, stateOf } from './state-row.ts'

const atOnce = 200

/** The calendar was edited: move the dates of every open request that it moves. Throws `StorageError`. */
export async function recountOpen(
  parts: RequestParts,
  desk: RequestDesk,
  before: WorkCalendar,
): Promise<void> {
  for (const row of openRows(parts)) await recountOne(parts, desk, row, before)
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
  const { dueOn } = ownState(row).clock
  const shown = dueOn && workingDayOnOrBefore(moment.calendar, dueOn)
  if (shown !== row.dueOn) await parts.tables.edit(showDueOn(row.id, shown))
}

/** All that are open, a page at a time; read before anything moves. */
function openRows({ tables }: RequestParts): RequestRow[] {
  const rows: RequestRow[] = []
  for (;;) {
    const last = rows.at(-1)
    const after = last && { dueOn: last.dueOn ?? '', id: last.id }
    const page = readOpenByDate(tables, { after, limit: atOnce })
    rows.push(...page)
    if (page.length < atOnce) return rows
  }
}
