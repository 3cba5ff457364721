import { existsSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sealedWith, type Keyring } from './keyring.ts'
import { rowContext, SealError } from './port.ts'

/** What became of a folder: how many files were sealed again, and the contexts of those that cannot be opened. */
export interface Resealed {
  count: number
  unopened: string[]
}

/** Enough of a file to tell its key. */
const headBytes = 64

/**
 * Seal again, one after the other, the files of a folder that an older key sealed; each one's context is
 * `attachments/NAME`. A file is replaced whole or not at all.
 */
export async function resealFiles(folder: string, keyring: Keyring): Promise<Resealed> {
  const done: Resealed = { count: 0, unopened: [] }
  if (!existsSync(folder)) return done
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    // A name with a dot is one that is just being written.
    if (!entry.isFile() || entry.name.includes('.')) continue
    const file = join(entry.parentPath, entry.name)
    if ((await keyOf(file)) === keyring.currentKey) continue
    try {
      if (await resealFile(file, keyring)) done.count += 1
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      done.unopened.push(rowContext('attachments', entry.name))
    }
  }
  return done
}

async function keyOf(file: string): Promise<string | null> {
  const handle = await openOrNull(file)
  if (!handle) return null
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return sealedWith(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** False when it was removed meanwhile: then it must not come back. */
async function resealFile(file: string, keyring: Keyring): Promise<boolean> {
  const handle = await openOrNull(file)
  if (!handle) return false
  const old = await handle.readFile().finally(() => handle.close())
  const context = rowContext('attachments', basename(file))
  const partial = `${file}.resealing`
  try {
    await writeFlushed(partial, keyring.seal(keyring.open(old, context), context))
    if (!existsSync(file)) return false
    await rename(partial, file)
    return true
  } finally {
    await rm(partial, { force: true })
  }
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Null when there is no such file any more. */
async function openOrNull(file: string) {
  try {
    return await open(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
