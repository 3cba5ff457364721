import { addCalendarDays } from '../../../../domain/calendar.ts'
import type { Due } from '../../../../domain/requests/resources.ts'

/** The order in which dates of open hand-overs are looked at; a decision ends the hand-over. */
export const dues = [
  'late',
  'today',
  'week',
  'later',
  'stopped',
  'none',
] as const satisfies readonly Due[]

const weekDays = 7

/** How near a recipient's own date is; the request's own comes from the server. */
export function dueOf(dueOn: string, today: string): Due {
  if (dueOn < today) return 'late'
  if (dueOn === today) return 'today'
  return dueOn <= addCalendarDays(today, weekDays) ? 'week' : 'later'
}
