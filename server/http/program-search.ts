import type { RequestActor } from '../../domain/requests/decision.ts'
import { isNationalId } from '../../domain/requests/national-id.ts'
import { parsePhone } from '../../domain/requests/phone.ts'
import { readSearchText } from '../search/search-text.ts'

/**
 * A program finds by number and reference only, as a directorate does: whoever applied may be hidden from it, and a name
 * or a telephone that finds would show them.
 */
export function mayBeAName({ role }: RequestActor, text: string): boolean {
  return role === 'program' && !['all', 'number', 'serial'].includes(readSearchText(text).means)
}

/** What no reference looks like is told so, rather than that nothing was found: `only_by_number`; null = it may be one. */
export function refuseNamed(actor: RequestActor, text: string): 'only_by_number' | null {
  if (!mayBeAName(actor, text)) return null
  const isPersons = parsePhone(text) !== null || isNationalId(text.replaceAll(/\s/g, ''))
  return isPersons || !/\d/.test(text) ? 'only_by_number' : null
}
