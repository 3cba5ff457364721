import { isNationalId } from '../../domain/requests/national-id.ts'
import { parsePhone } from '../../domain/requests/phone.ts'
import { foldedWords } from '../../domain/turkish.ts'
import { parseNumber } from './request-number.ts'

/** What somebody may mean by what they typed. */
export type SearchText =
  | { means: 'all' }
  | { means: 'phone'; phone: string }
  | { means: 'number'; number: number }
  | { means: 'serial'; serial: number }
  | { means: 'national-id'; nationalId: string }
  | { means: 'name'; words: string[] }

/** More words than any name has. */
const maxWords = 8

/**
 * The first that fits, in the order of `SearchText`. A serial has six digits at most; names are
 * folded.
 */
export function readSearchText(text: string): SearchText {
  const compact = text.replaceAll(/\s/g, '')
  if (compact === '') return { means: 'all' }
  // Before the number: `0532-123 45 67` begins like a year.
  const phone = parsePhone(text)
  if (phone !== null) return { means: 'phone', phone }
  const number = parseNumber(compact.replaceAll(/[/–.]/g, '-'))
  if (number !== null) return { means: 'number', number }
  if (/^\d{1,6}$/.test(compact)) return { means: 'serial', serial: Number(compact) }
  if (isNationalId(compact)) return { means: 'national-id', nationalId: compact }
  return { means: 'name', words: foldedWords(text).slice(0, maxWords) }
}
