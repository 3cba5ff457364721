/** The file of keys: beside the data and never in a backup of it, for nobody else to read. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** The key file is missing, damaged or cannot be written: the program does not start. */
export class KeyFileError extends Error {
  override name = 'KeyFileError'
}

/** What the file holds. Key ids are 8 hexadecimal digits; keys are 32 bytes. */
export interface Keys {
  /** New data is sealed with this one. */
  current: string
  sealing: Map<string, Buffer>
  /** For `KeyedHash`; never changes. */
  hashing: Buffer
}

interface StoredKeys {
  version: 1
  current: string
  sealing: Record<string, string>
  hashing: string
}

const keyBytes = 32
const idPattern = /^[0-9a-f]{8}$/

/** A fresh sealing key under an id that is not taken. */
export function withNewKey(sealing: Map<string, Buffer>): { id: string; sealing: Keys['sealing'] } {
  let id = randomBytes(4).toString('hex')
  while (sealing.has(id)) id = randomBytes(4).toString('hex')
  return { id, sealing: new Map([...sealing, [id, randomBytes(keyBytes)]]) }
}

/** The keys of a house that has none, in memory only. */
export function newKeys(): Keys {
  const { id, sealing } = withNewKey(new Map())
  return { current: id, sealing, hashing: randomBytes(keyBytes) }
}

/** Null when there is no file. Throws `KeyFileError` when there is one that cannot be used. */
export function readKeyFile(file: string): Keys | null {
  let text: string
  try {
    if (!existsSync(file)) return null
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new KeyFileError(`the key file ${file} cannot be read (${codeOf(error)})`)
  }
  const keys = parse(text)
  if (keys) return keys
  throw new KeyFileError(
    `the key file ${file} is damaged: put back the copy you kept apart from the backups`,
  )
}

/**
 * Put the file in place whole or not at all, on the disk before this returns: nothing may be sealed with a key that a
 * power cut could take away. Throws `KeyFileError`.
 */
export function writeKeyFile(file: string, keys: Keys): void {
  const partial = `${file}.partial`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(partial, { force: true })
    writeFlushed(partial, `${JSON.stringify(toStored(keys), null, 2)}\n`)
    renameSync(partial, file)
    flushFolder(dirname(file))
  } catch (error) {
    throw new KeyFileError(`the key file ${file} cannot be written (${codeOf(error)})`)
  }
}

function writeFlushed(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A new name is on the disk only once its folder is. Windows has no such handle and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function toStored({ current, sealing, hashing }: Keys): StoredKeys {
  const texts = [...sealing].map(([id, key]) => [id, key.toString('base64')] as const)
  return {
    version: 1,
    current,
    sealing: Object.fromEntries(texts),
    hashing: hashing.toString('base64'),
  }
}

/** Null for anything but what `writeKeyFile` writes. */
function parse(text: string): Keys | null {
  const stored = parseJson(text) as Partial<StoredKeys> | null
  if (stored?.version !== 1 || typeof stored.sealing !== 'object') return null
  const sealing = new Map<string, Buffer>()
  for (const [id, key] of Object.entries(stored.sealing)) {
    const bytes = toKey(key)
    if (!bytes || !idPattern.test(id)) return null
    sealing.set(id, bytes)
  }
  const hashing = toKey(stored.hashing)
  if (!hashing || typeof stored.current !== 'string' || !sealing.has(stored.current)) return null
  return { current: stored.current, sealing, hashing }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function toKey(text: unknown): Buffer | null {
  if (typeof text !== 'string') return null
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === keyBytes ? bytes : null
}

/** Only the system's own code: an error's text may quote what was read. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error'
}
