import { endForgottenEscortTasks } from '../queue/escort-tasks.ts'
import { forgetDraftTickets, readDraftTickets } from '../storage/draft-table.ts'
import { forgetEscortTaskTickets, readEscortTaskTickets } from '../storage/escort-task-table.ts'
import { forgetTickets, readLinkedTickets } from '../storage/request-table.ts'
import type { RequestDesk } from './change.ts'
import { eraseDue } from './erase-due.ts'
import type { ErasingParts } from './erase.ts'
import type { RequestParts } from './parts.ts'

/** Hours on the wall clock in which nobody is served. */
const nightHours = new Set([2, 3])

/**
 * What time brings by itself: tickets of days that are over, people and words to be forgotten. Doing it twice does
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
