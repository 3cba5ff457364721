/** Everything that a key does at the counter. `main` is the one next step, whatever it is at the moment. */
export type KeyAction =
  | 'main'
  | 'recall'
  | 'complete'
  | 'start'
  | 'requeue'
  | 'park'
  | 'transfer'
  | 'no-show'
  | 'cancel'
  | 'break'
  | 'waiting-list'
  | 'find'
  | 'issue'
  | 'print'
  | 'answer-help'
  | 'request'
  | 'solve-request'
  | 'keep-request'
  | 'refer-request'
  | 'escort'

/** One key for each action: a `KeyboardEvent.key`, or `Alt+` and a capital letter. */
export type Keymap = Record<KeyAction, string>

/** Function keys and Alt with a letter only: they work while something is being typed, and voice input says neither. */
export const defaultKeymap: Keymap = {
  main: 'F2',
  recall: 'F3',
  complete: 'F4',
  start: 'F6',
  requeue: 'F7',
  park: 'F8',
  transfer: 'F9',
  'no-show': 'F10',
  cancel: 'Alt+C',
  break: 'Alt+M',
  'waiting-list': 'Alt+B',
  find: 'Alt+N',
  issue: 'Alt+V',
  print: 'Alt+K',
  'answer-help': 'Alt+G',
  request: 'Alt+A',
  'solve-request': 'Alt+Z',
  'keep-request': 'Alt+S',
  'refer-request': 'Alt+H',
  escort: 'Alt+R',
}

/** Keys that the request form heeds by itself, on whatever page it stands. */
export const formActions: readonly KeyAction[] = ['solve-request', 'keep-request', 'refer-request']

/** What of a keyboard event is looked at. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>

/** What this key means, or null. */
export function actionOfKey(press: KeyPress, keymap: Keymap = defaultKeymap): KeyAction | null {
  // AltGr, which types Turkish keyboards' third characters, reports itself as Ctrl and Alt.
  if (press.ctrlKey || press.metaKey || press.shiftKey) return null
  const name = press.altKey ? `Alt+${letterOf(press)}` : press.key
  const actions = Object.keys(keymap) as KeyAction[]
  return actions.find((action) => keymap[action] === name) ?? null
}

/** The letter on the key; on keyboards where Alt types signs, the letter of the key's place. */
function letterOf({ key, code }: KeyPress): string {
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : code.replace(/^Key/, '')
}
