import { defaultKeypad, readKeypad } from './keypad-map.ts'
import type { KeypadMap } from './keypad-map.ts'
import { localStore } from '../local-store.ts'

const storageKey = 'keypad'

/** The keypad of this machine: as its installer assigned the keys, otherwise the usual one. */
export function ownKeypad(): KeypadMap {
  try {
    return readKeypad(JSON.parse(localStore.read(storageKey) ?? 'null')) ?? defaultKeypad
  } catch {
    return defaultKeypad
  }
}

/** Keeps the keys for this machine; null goes back to the usual ones. */
export function keepKeypad(keypad: KeypadMap | null): void {
  if (keypad === null) localStore.drop(storageKey)
  else localStore.keep(storageKey, JSON.stringify(keypad))
}

/** What counts at this kiosk: the device’s own settings before what the machine remembers. */
export function keypadOf(settings: Readonly<Record<string, unknown>> | undefined): KeypadMap {
  return readKeypad(settings?.keypad) ?? ownKeypad()
}
