import type { Role } from '../../../../../domain/staff.ts'
import { languageName } from '../../../../../messages/index.ts'
import { settingsWords } from './words.ts'

/** Somebody who works here. */
export interface Person {
  id: string
  username: string
  name: string
  role: Role
  languages: string[]
  /** Whose referrals an officer sees. */
  directorateId: string | null
}

/** What clerks of a town hall are asked for most, by ISO 639 (`tsm` is Turkish Sign Language); a person may have others too. */
export const offeredLanguages = ['tr', 'en', 'ku', 'ar', 'fa', 'ru', 'uk', 'de', 'tsm']

/** A language's name in itself. */
export function languageLabel(code: string): string {
  // Some that no browser knows by name.
  const own: Record<string, string> = settingsWords().person.languageNames
  return own[code] ?? languageName(code)
}
