/** Files of attachments on their way into a backup and back. Once written they are replaced whole, never changed. */
import {
  closeSync,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sealedBytes, sealedWith } from '../sealing/keyring.ts'

/** Version, key, nonce and the beginning of what is sealed: no two sealings have these alike. */
const headBytes = 64
/** The same as a name on the disk, once more: not across file systems, not on every one, not for everybody. */
const linkRefusals = ['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']
const cannotLink = new Set(linkRefusals)

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? ''

/**
 * Give a file a second place: as a link, else by a link to the same bytes in `earlier` (another backup), else as a copy
 * that is on the disk. True when it stands there; false when there is none to begin with.
 */
export function place(from: string, to: string, earlier: string | null): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return true
    if (codeOf(error) === 'ENOENT') return false
    if (!cannotLink.has(codeOf(error))) throw error
  }
  return (earlier !== null && isSame(from, earlier) && linked(earlier, to)) || copied(from, to)
}

/**
 * Put a file where none is, or a damaged one, whole or not at all; as new as if it was written now, so that a sweep which
 * does not know it yet leaves it alone.
 */
export function putInPlace(from: string, to: string): void {
  const making = `${to}.making`
  rmSync(making, { force: true })
  try {
    if (!linked(from, making) || !touch(making)) {
      rmSync(making, { force: true })
      copied(from, making)
    }
    renameSync(making, to)
  } finally {
    // Renaming one name of a file to another name of it does nothing.
    rmSync(making, { force: true })
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (cannotLink.has(codeOf(error))) return false
    throw error
  }
}

function copied(from: string, to: string): boolean {
  try {
    copyFileSync(from, to)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
  flush(to)
  return true
}

/** As new as if it was written now; false for somebody else's, who lets us read it only. */
export function touch(file: string): boolean {
  try {
    utimesSync(file, Date.now() / 1000, Date.now() / 1000)
    return true
  } catch {
    return false
  }
}

/** The same sealing of the same bytes? False when one of them is not there. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [headOf(one), headOf(other)]
  return a !== null && b !== null && a.size === b.size && a.head.equals(b.head)
}

/** The key of a file that holds so many sealed bytes; null when it is missing, cut off or not ours. */
export function keyOf(file: string, bytes: number): string | null {
  const found = headOf(file)
  return found && found.size === sealedBytes(bytes) ? sealedWith(found.head) : null
}

/** Does it hold so many sealed bytes? */
export function hasLength(file: string, bytes: number): boolean {
  return statSync(file, { throwIfNoEntry: false })?.size === sealedBytes(bytes)
}

function headOf(file: string): { size: number; head: Buffer } | null {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  try {
    const head = Buffer.alloc(headBytes)
    const length = readSync(handle, head, 0, headBytes, 0)
    return { size: fstatSync(handle).size, head: head.subarray(0, length) }
  } finally {
    closeSync(handle)
  }
}

/** A small file of our own, on the disk when this returns. */
export function writeFlushed(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 })
  flush(file)
}

/** On the disk. */
export function flush(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The names in a folder are on the disk, and those in the folders below it. Not every system can flush a folder. */
export function flushFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) flushFolders(join(folder, entry.name))
  flushFolder(folder)
}

/** The names in a folder are on the disk. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Then its names are flushed when the system does so.
  }
}
