/** What the keys of a keypad can do. The headset's plug is a key for keypads that report it. */
export const keyActions = [
  'up',
  'down',
  'choose',
  'back',
  'help',
  'audio',
  'repeat',
  'slower',
  'louder',
  'headset-in',
  'headset-out',
] as const
/** One of them. */
export type KeyAction = (typeof keyActions)[number]

/** Which key does what, by `KeyboardEvent.code`: Chromium leaves `key` empty for F19–F24. */
export type KeypadMap = Readonly<Record<string, KeyAction>>

/** Makers differ in what their keys send: a start for a keypad that nobody has set up. */
export const defaultKeypad: KeypadMap = {
  F13: 'up',
  F14: 'down',
  F15: 'choose',
  F16: 'back',
  F17: 'help',
  F18: 'audio',
  F19: 'repeat',
  F20: 'slower',
  F21: 'louder',
  F22: 'headset-in',
  F23: 'headset-out',
}

/** What every keyboard's keys do; no keypad takes these away. */
const fixedKeys: KeypadMap = {
  ArrowUp: 'up',
  ArrowLeft: 'up',
  ArrowDown: 'down',
  ArrowRight: 'down',
  Enter: 'choose',
  NumpadEnter: 'choose',
  Space: 'choose',
  Escape: 'back',
}

/** Keys that move about a page by themselves, or none at all, can’t be a keypad’s. */
export function canBeAssigned(code: string): boolean {
  return code !== '' && code !== 'Tab' && !Object.hasOwn(fixedKeys, code)
}

/** What a key does; null when nothing. */
export function actionOf(code: string, keypad: KeypadMap): KeyAction | null {
  if (Object.hasOwn(fixedKeys, code)) return fixedKeys[code] ?? null
  return Object.hasOwn(keypad, code) ? (keypad[code] ?? null) : null
}

/** The first key of an action, null when it has none. */
export function codeOf(action: KeyAction, keypad: KeypadMap): string | null {
  return Object.entries(keypad).find(([, does]) => does === action)?.[0] ?? null
}

/** The map in which that key, and no other, does the action. A key that can’t be assigned changes nothing. */
export function assign(keypad: KeypadMap, action: KeyAction, code: string): KeypadMap {
  if (!canBeAssigned(code)) return keypad
  const others = Object.entries(keypad).filter(([key, does]) => key !== code && does !== action)
  return Object.fromEntries([...others, [code, action]])
}

/** A map as it came from settings or a browser’s store; null when it is none. What isn’t understood is left out. */
export function readKeypad(value: unknown): KeypadMap | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value).filter(
    ([code, action]) => canBeAssigned(code) && (keyActions as readonly unknown[]).includes(action),
  )
  return entries.length > 0 ? Object.fromEntries(entries) : null
}
