import { addCalendarDays } from '../../domain/calendar.ts'
import type { Due, FollowUpResource } from '../../domain/requests/resources.ts'
import type { OpenCount } from '../storage/open-request-reading.ts'
import type { RequestRow } from '../storage/request-table.ts'

const weekDays = 7

/** How near a date is, of a request or of a hand-over. What is decided can't become late any more. */
export function dueOf(
  { actBy, stoppedOn, status }: Pick<RequestRow, 'stoppedOn' | 'status'> & { actBy: string | null },
  today: string,
): Due {
  if (status === 'closed') return 'none'
  if (status === 'answered') return 'answered'
  return stoppedOn === null ? nearnessOf(actBy, today) : 'stopped'
}

function nearnessOf(actBy: string | null, today: string): Exclude<Due, 'stopped' | 'answered'> {
  if (actBy === null) return 'none'
  if (actBy < today) return 'late'
  if (actBy === today) return 'today'
  return actBy <= addCalendarDays(today, weekDays) ? 'week' : 'later'
}

/** The first and last date of a nearness, for asking the table. */
export function spanOf(
  due: Exclude<Due, 'stopped' | 'answered'>,
  today: string,
): { actFrom?: string; actTo?: string } {
  if (due === 'late') return { actTo: addCalendarDays(today, -1) }
  if (due === 'today') return { actFrom: today, actTo: today }
  const week = addCalendarDays(today, weekDays)
  if (due === 'week') return { actFrom: addCalendarDays(today, 1), actTo: week }
  return due === 'later' ? { actFrom: addCalendarDays(week, 1) } : {}
}

/** The board's figures by date, whole and by who has them; the desk's own stand under null. */
export function followUpOf(
  counts: readonly OpenCount[],
  today: string,
): Omit<FollowUpResource, 'answered' | 'escalated' | 'escalatedToManager'> {
  const total = { late: 0, today: 0, week: 0, later: 0 }
  const rows = new Map<string | null, FollowUpResource['directorates'][number]>()
  for (const { directorateId, actBy, count } of counts) {
    const due = nearnessOf(actBy, today)
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
