import type { StaffName } from '../queue/counter-resource.ts'
import type { House } from './house.ts'

/** Names of colleagues, for the staff's own screens. */
export function staffNames({ staff }: Pick<House, 'staff'>): StaffName {
  return (staffId) => staff.get(staffId)?.name ?? null
}
