import { addCalendarDays } from '../../domain/calendar.ts'
import type { Due, FollowUpResource } from '../../domain/requests/resources.ts'
import type { OpenCount } from '../storage/open-request-reading.ts'
import type { RequestRow } from '../storage/request-table.ts'

const weekDays = 7

/** How near a date is, of a request or of a hand-over. */
export function dueOf(
  {
    dueOn,
    stoppedOn,
    closedAt,
  }: Pick<RequestRow, 'dueOn' | 'stoppedOn'> & { closedAt: number | string | null },
  today: string,
): Due {
  if (closedAt !== null) return 'none'
  return stoppedOn === null ? nearnessOf(dueOn, today) : 'stopped'
}

function nearnessOf(dueOn: string | null, today: string): Exclude<Due, 'stopped'> {
  if (dueOn === null) return 'none'
  if (dueOn < today) return 'late'
  if (dueOn === today) return 'today'
  return dueOn <= addCalendarDays(today, weekDays) ? 'week' : 'later'
}

/** The first and last date of a nearness, for asking the table. */
export function spanOf(
  due: Exclude<Due, 'stopped'>,
  today: string,
): { dueFrom?: string; dueTo?: string } {
  if (due === 'late') return { dueTo: addCalendarDays(today, -1) }
  if (due === 'today') return { dueFrom: today, dueTo: today }
  const week = addCalendarDays(today, weekDays)
  if (due === 'week') return { dueFrom: addCalendarDays(today, 1), dueTo: week }
  return due === 'later' ? { dueFrom: addCalendarDays(week, 1) } : {}
}

/** The board's figures by date, whole and by who has them; the desk's own stand under null. */
export function followUpOf(
  counts: readonly OpenCount[],
  today: string,
): Omit<FollowUpResource, 'escalated' | 'escalatedToManager'> {
  const total = { late: 0, today: 0, week: 0, later: 0 }
  const rows = new Map<string | null, FollowUpResource['directorates'][number]>()
  for (const { directorateId, dueOn, count } of counts) {
    const due = nearnessOf(dueOn, today)
    const row = rows.get(directorateId) ?? { directorateId, open: 0, late: 0, today: 0, week: 0 }
    rows.set(directorateId, row)
    row.open += count
    if (due !== 'later' && due !== 'none') row[due] += count
    if (due !== 'none') total[due] += count
  }
  const byLateness = (one: { late: number; open: number }, other: typeof one) =>
    other.late - one.late || other.open - one.open
  return { ...total, directorates: [...rows.values()].toSorted(byLateness) }
}
