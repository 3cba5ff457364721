import type { Moment, RequestActor } from '../../domain/requests/decision.ts'
import type { RequestParts } from './parts.ts'

/** The house itself: what time brings is done by nobody. */
export const systemRequestActor: RequestActor = {
  id: 'system',
  role: 'system',
  directorateId: null,
}

/** Now, on the wall calendar of the branch that took the request. */
export function momentOf(
  { clock, directory, calendar }: RequestParts,
  branchId: string,
  actor: RequestActor,
): Moment {
  const at = clock.now()
  const zone = directory.site(branchId)?.branch.zone
  const dayOf = (moment: number) => zone?.day(moment) ?? new Date(moment).toISOString().slice(0, 10)
  return { at, today: dayOf(at), dayOf, calendar: calendar.calendar, actor }
}
