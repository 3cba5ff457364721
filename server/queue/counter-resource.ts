import { counterOf, type Queue } from '../../domain/queue/state.ts'
import type { CounterResource } from '../../domain/resources.ts'
import type { Site } from './directory.ts'
import type { CounterRow } from '../storage/counter-table.ts'
import { isoOrNull } from './ticket-resource.ts'

/** A person's name for a screen of the staff's own. */
export type StaffName = (staffId: string) => string | null

/** A counter as it is today; who sits there is for the staff's eyes only. */
export function counterResource(
  site: Site,
  queue: Queue,
  counter: CounterRow,
  staffName: StaffName | null,
): CounterResource {
  const place = counterOf(queue, counter.id)
  const { zone } = site.branch
  const staffId = staffName === null ? null : place.staffId
  return {
    id: counter.id,
    branchId: counter.branchId,
    number: counter.number,
    name: counter.name,
    state: place.state,
    deskIds: place.state === 'closed' ? counter.deskIds : place.deskIds,
    helps: counter.helps,
    staffId,
    staffName: staffId === null || staffName === null ? null : staffName(staffId),
    openingId: place.openingId,
    openedAt: isoOrNull(zone, place.openedAt),
    pausedAt: isoOrNull(zone, place.pausedAt),
    ticketId: place.ticketId,
  }
}
