import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { rowContext, type Sealer } from '../sealing/port.ts'

const unfinished = '.making'
/** Opaque ids only: no name of ours leads out of the folder. */
const ours = /^[A-Za-z0-9_-]{8,64}$/

/** A file of ours; its name is its id when it is whole. */
interface Standing {
  name: string
  file: string
}

/** Files by id, sealed, below one folder: `ab/abcdef…`. */
export class SealedFiles {
  #folder: string
  #sealer: Sealer

  constructor(folder: string, sealer: Sealer) {
    this.#folder = folder
    this.#sealer = sealer
  }

  /** On the disk when it resolves; when it rejects nothing is left there. */
  async write(id: string, bytes: Uint8Array): Promise<void> {
    const file = this.#file(id)
    const making = file + unfinished
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    try {
      await writeFlushed(making, this.#sealer.seal(bytes, context(id)))
      await rename(making, file)
      await flushFolder(dirname(file))
    } catch (error) {
      await Promise.all([making, file].map((left) => rm(left, { force: true })))
      throw error
    }
  }

  /** Null when it is not there. Throws `SealError` when it was changed. */
  async read(id: string): Promise<Uint8Array | null> {
    const sealed = await readFile(this.#file(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return sealed && this.#sealer.open(sealed, context(id))
  }

  async remove(id: string): Promise<void> {
    await rm(this.#file(id), { force: true })
  }

  /** Remove what nobody knows and what was never finished, when it is older than this; returns how many. */
  async sweep(isKnown: (id: string) => boolean, olderThanMs: number, now: number): Promise<number> {
    let removed = 0
    for await (const { name, file } of this.#standing()) {
      if (isKnown(name)) continue
      const found = await stat(file).catch(() => null)
      if (!found || now - found.mtimeMs < olderThanMs) continue
      await rm(file, { force: true })
      removed += 1
    }
    return removed
  }

  async *#standing(): AsyncGenerator<Standing> {
    const folders = await readdir(this.#folder).catch(() => [])
    for (const folder of folders.filter((name) => name.length === 2)) {
      const names = await readdir(join(this.#folder, folder)).catch(() => [])
      for (const name of names) {
        // Whatever else somebody keeps in that folder is theirs.
        const isOurs = ours.test(name.replace(/\.(making|resealing)$/, ''))
        if (isOurs) yield { name, file: join(this.#folder, folder, name) }
      }
    }
  }

  #file(id: string): string {
    if (!ours.test(id)) throw new Error('no id of a file')
    return join(this.#folder, id.slice(0, 2), id)
  }
}

const context = (id: string) => rowContext('attachments', id)

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The new name is on the disk too. Not every system can flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
