import { canBeAssigned } from '../../../../../ui/audio/keypad-map.ts'

/** Why a pressed key can’t be given to an action, by its text’s name; null when it can. */
export function keyFault(code: string): 'unknownKey' | 'fixedKey' | null {
  if (code === '') return 'unknownKey'
  return canBeAssigned(code) ? null : 'fixedKey'
}
