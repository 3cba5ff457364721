/** Where a command ends: the printer knows how long each is, so that text in it is not printed. */
export interface Command {
  /** Such as `ESC t`, `GS ( H`; a single printed or control byte has none. */
  name: string
  args: readonly number[]
  /** All bytes of it. */
  length: number
}

const leads: Record<number, string> = { 0x10: 'DLE', 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS' }

/** Commands with a fixed number of arguments. */
const fixed: Record<string, number> = {
  ...{ 'ESC @': 0, 'ESC t': 1, 'ESC !': 1, 'ESC E': 1, 'ESC G': 1, 'ESC a': 1, 'ESC d': 1 },
  ...{ 'ESC J': 1, 'ESC 2': 0, 'ESC 3': 1, 'ESC M': 1, 'ESC R': 1, 'ESC -': 1, 'ESC {': 1 },
  ...{ 'FS .': 0, 'FS &': 0, 'FS !': 1, 'GS !': 1, 'GS B': 1, 'GS a': 1, 'GS r': 1 },
  ...{ 'GS L': 2, 'GS W': 2, 'GS h': 1, 'GS w': 1, 'GS H': 1, 'DLE \u0004': 1 },
}

/** The command at the front; null while its end hasn't come, or when it is none. */
export function commandAt(bytes: readonly number[]): Command | null {
  const [lead = 0, code] = bytes
  const leadName = leads[lead]
  if (leadName === undefined || code === undefined) return null
  const short = `${leadName} ${String.fromCharCode(code)}`
  const [name, length] = lengthOf(short, bytes)
  if (bytes.length < length) return null
  return { name, args: bytes.slice(name.startsWith('GS (') ? 3 : 2, length), length }
}

/** Whether more bytes are needed before the front can be understood. */
export function isIncomplete(bytes: readonly number[]): boolean {
  const [lead = 0] = bytes
  return leads[lead] !== undefined && commandAt(bytes) === null
}

function lengthOf(short: string, bytes: readonly number[]): [name: string, length: number] {
  const at = (index: number) => bytes[index] ?? 0
  if (short === 'GS (') {
    const known = bytes.length >= 5
    const name = `${short} ${String.fromCharCode(at(2))}`
    return [name, known ? 5 + at(3) + 256 * at(4) : Infinity]
  }
  if (short === 'GS v') {
    if (bytes.length < 8) return [short, Infinity]
    return [short, 8 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7))]
  }
  if (short === 'GS V') return [short, at(2) >= 65 ? 4 : 3]
  return [short, 2 + (fixed[short] ?? 0)]
}
