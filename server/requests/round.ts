import { needsPaper } from '../../domain/requests/kinds.ts'
import { setEraseOn } from '../storage/applicant-table.ts'
import { endForgottenEscortTasks } from '../queue/escort-tasks.ts'
import { forgetDraftTickets, readDraftTickets } from '../storage/draft-table.ts'
import { forgetEscortTaskTickets, readEscortTaskTickets } from '../storage/escort-task-table.ts'
import { readDueErasures } from '../storage/erasing.ts'
import { forgetTickets, readLinkedTickets, type RequestRow } from '../storage/request-table.ts'
import type { RequestDesk } from './change.ts'
import { eraseNow, readAsked, type ErasingParts } from './erase.ts'
import { eraseOnOf } from './retention.ts'
import { momentOf, systemRequestActor } from './moment.ts'
import { followUp } from './follow-up.ts'
import type { RequestParts } from './parts.ts'

/** The day begins nowhere earlier than this before UTC. */
const earliestZoneMs = 14 * 3_600_000
/** Persons erased in one round: the rest comes with the next ones. */
const erasedAtOnce = 50
/** Hours on the wall clock in which nobody is served. */
const nightHours = new Set([2, 3])

/**
 * What time brings by itself: tickets of days that are over, people to be forgotten. Doing it twice does
 * nothing more. Throws `StorageError`.
 */
export async function makeRound(
  parts: ErasingParts,
  desk: RequestDesk,
  isTicketOfToday: (ticketId: string) => boolean,
): Promise<void> {
  await forgetOldLinks(parts, isTicketOfToday)
  await endForgottenEscortTasks(parts)
  await eraseDue(parts, desk)
  if (nightHours.has(hourOf(parts))) parts.writer.clean('rewrite')
}

/** People whose period is over, in each branch's own day. */
async function eraseDue(parts: ErasingParts, desk: RequestDesk): Promise<void> {
  const at = parts.clock.now()
  const latestToday = new Date(at + earliestZoneMs).toISOString().slice(0, 10)
  for (const { requestId } of readDueErasures(parts.tables, latestToday, erasedAtOnce))
    await followUp(parts, () =>
      desk.turns.take(async () => {
        const asked = readAsked(parts, requestId)
        if (!asked) return
        const { today, dayOf } = momentOf(parts, asked.row.branchId, systemRequestActor)
        const { eraseOn } = asked.person
        if (eraseOn === null || eraseOn > today) return
        const kept = keptUntil(parts, asked.row, dayOf)
        if (kept !== null && kept > today) {
          await parts.tables.edit(setEraseOn(asked.person.id, kept))
          return
        }
        await eraseNow(parts, asked, { id: systemRequestActor.id, at, today })
      }),
    )
}

/** An official paper keeps the period of the plan as it is now: one that was made longer since it was closed counts. */
function keptUntil(
  parts: RequestParts,
  { kind, closedAt }: RequestRow,
  dayOf: (at: number) => string,
): string | null {
  return closedAt === null || !needsPaper(kind) ? null : eraseOnOf(parts, kind, dayOf(closedAt))
}

function hourOf({ directory, clock }: RequestParts): number {
  const [site] = directory.sites
  return site ? site.branch.zone.hour(clock.now()) : -1
}

async function forgetOldLinks(
  parts: RequestParts,
  isTicketOfToday: (ticketId: string) => boolean,
): Promise<void> {
  const isOver = (ticketId: string) => !isTicketOfToday(ticketId)
  const requests = readLinkedTickets(parts.tables).filter(isOver)
  const drafts = readDraftTickets(parts.tables).filter(isOver)
  const walks = readEscortTaskTickets(parts.tables).filter(isOver)
  const forgotten = [
    ...(requests.length > 0 ? [forgetTickets(requests)] : []),
    ...(drafts.length > 0 ? [forgetDraftTickets(drafts)] : []),
    ...(walks.length > 0 ? [forgetEscortTaskTickets(walks)] : []),
  ]
  if (forgotten.length > 0) await parts.tables.edit(...forgotten)
}
