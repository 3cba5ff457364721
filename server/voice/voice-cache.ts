import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Beyond either of them files are removed. */
export interface CacheLimits {
  mostFiles: number
  mostBytes: number
}

const ending = '.wav'
const unfinished = '.making'
/** Whatever else somebody keeps in that folder is theirs. */
const ours = /^[0-9a-f]{64}\.wav$/

/** The name of what these parts make: engine, voice, rate, text. */
export function cacheKey(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Files in a folder, the one unused for longest out first. What the disk refuses is as if it had never been kept. */
export class VoiceCache {
  #folder: string
  #limits: CacheLimits
  /** Bytes by key, oldest first. */
  #sizes = new Map<string, number>()
  #bytes = 0
  #opened: Promise<void> | null = null

  constructor(folder: string, limits: CacheLimits) {
    this.#folder = folder
    this.#limits = limits
  }

  async get(key: string): Promise<Uint8Array | null> {
    await this.#open()
    const size = this.#sizes.get(key)
    if (size === undefined) return null
    try {
      const bytes = await readFile(this.#file(key))
      this.#forget(key)
      this.#remember(key, bytes.length)
      const now = new Date()
      await utimes(this.#file(key), now, now)
      return bytes
    } catch {
      this.#forget(key)
      return null
    }
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#open()
    const making = join(this.#folder, randomUUID() + unfinished)
    try {
      await writeFile(making, bytes)
      await rename(making, this.#file(key))
    } catch {
      await rm(making, { force: true }).catch(() => undefined)
      return
    }
    this.#forget(key)
    this.#remember(key, bytes.length)
    await this.#makeRoom()
  }

  #open(): Promise<void> {
    return (this.#opened ??= this.#load().catch(() => undefined))
  }

  async #load(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const found: { key: string; size: number; usedAt: number }[] = []
    for (const name of await readdir(this.#folder)) {
      const file = join(this.#folder, name)
      // Left behind by a server that was ended while it wrote.
      if (name.endsWith(unfinished)) await rm(file, { force: true }).catch(() => undefined)
      if (!ours.test(name)) continue
      const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }))
      if (size > 0) found.push({ key: name.slice(0, -ending.length), size, usedAt: mtimeMs })
    }
    for (const { key, size } of found.toSorted((a, b) => a.usedAt - b.usedAt))
      this.#remember(key, size)
    await this.#makeRoom()
  }

  async #makeRoom(): Promise<void> {
    const { mostFiles, mostBytes } = this.#limits
    for (const key of this.#sizes.keys()) {
      if (this.#sizes.size <= mostFiles && this.#bytes <= mostBytes) return
      this.#forget(key)
      await rm(this.#file(key), { force: true }).catch(() => undefined)
    }
  }

  #remember(key: string, size: number): void {
    this.#sizes.set(key, size)
    this.#bytes += size
  }

  #forget(key: string): void {
    this.#bytes -= this.#sizes.get(key) ?? 0
    this.#sizes.delete(key)
  }

  #file(key: string): string {
    return join(this.#folder, key + ending)
  }
}
