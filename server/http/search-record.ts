import { readSearchText } from '../search/search-text.ts'
import { hasSearched, insertAccess } from '../storage/access-log-table.ts'
import type { House } from './house.ts'
import { todayOf } from './request-resource.ts'

/**
 * Who looks for one person by phone or T.C. number is on record before anything is shown, once a day for each person
 * looked for and whatever page is asked for. For whom is a keyed hash of that day: two days cannot be compared, and
 * nobody finds the number in it. Throws `StorageError`.
 */
export async function recordSearch(house: House, staffId: string, text: string): Promise<void> {
  const person = personIn(text)
  if (person === null) return
  const subject = house.keyring
    .hash(`${staffId} ${todayOf(house, {})} ${person}`, 'search')
    .toString('base64url')
  if (hasSearched(house.tables, staffId, subject)) return
  const look = { at: house.clock.now(), staffId, action: 'searched' as const }
  await house.tables.edit(insertAccess({ ...look, requestId: null, subject, sealed: null }))
}

/** However it is written, one person is one text. */
function personIn(text: string): string | null {
  const asked = readSearchText(text)
  if (asked.means === 'phone') return asked.phone
  return asked.means === 'national-id' ? asked.nationalId : null
}
