import type { CallForm } from '../../../../../domain/announcement.ts'
import type { Hours } from '../../../../../domain/hours.ts'

/** What a manager sets of a branch. */
export interface Place {
  name: string
  municipality: string
  language: string
  slipText: string
  waitingPlace: string
  callTimes: number
  callForm: CallForm
  headStartMinutes: number | 'always-first'
  languageOfferMinutes: number
  /** Whose counters a kiosk rings; null rings the supervisor only. */
  helpDeskId: string | null
  hours: Hours | null
}

const keys = [
  'name',
  'municipality',
  'language',
  'slipText',
  'waitingPlace',
  'callTimes',
  'callForm',
  'headStartMinutes',
  'languageOfferMinutes',
  'helpDeskId',
  'hours',
] as const satisfies readonly (keyof Place)[]

/** The fields of the page that show their own errors. */
export const placeFields: readonly string[] = keys

/** Only what can be set, out of what the server tells of a branch. */
export function placeValues(branch: Place): Place {
  return Object.fromEntries(keys.map((key) => [key, branch[key]])) as unknown as Place
}
