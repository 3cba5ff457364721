import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AttachmentKind } from '../../domain/attachment.ts'
import { newId } from '../ids.ts'
import type { Sealer } from '../sealing/port.ts'
import {
  deleteUntaken,
  insertAttachment,
  readAttachment,
  readAttachmentIds,
  readAttachmentsOf,
  readUntaken,
  type AttachmentRow,
} from '../storage/attachment-table.ts'
import { findCreation, rememberCreation } from '../storage/creation-table.ts'
import type { CommandKey } from '../storage/event-log.ts'
import type { TableStore } from '../storage/tables.ts'
import { StorageError } from '../storage/writer.ts'
import { FileChecker, type RefusedFile } from './check.ts'
import { SealedFiles } from './sealed-files.ts'

/** What somebody wants to keep. */
export interface Upload {
  bytes: Uint8Array
  kind: AttachmentKind
  /** The id of the member of staff, or of the program. */
  uploadedBy: string
  /** Epoch milliseconds. */
  at: number
}

const dayMs = 24 * 3_600_000
/** A repeated upload is known this long, as every other command. */
const keysKeptMs = dayMs
/** A file without a row is being written, or was left by a server that was ended. */
const strayMs = dayMs
/** What was uploaded and never became part of a request. */
const untakenMs = 7 * dayMs
/** Ids that a sweep reads before others have their turn. */
const idsAtOnce = 2000

/** Photos and scans: looked at, sealed, each in a file of its own with a row beside it. */
export class AttachmentStore {
  #tables: TableStore
  #files: SealedFiles
  #checker = new FileChecker()
  /** Uploads with a key that are under way: the same one again waits for the first. */
  #underWay = new Map<string, Promise<unknown>>()
  #sweeping: Promise<void> = Promise.resolve()

  constructor(tables: TableStore, sealer: Sealer, folder: string) {
    this.#tables = tables
    this.#files = new SealedFiles(folder, sealer)
  }

  /**
   * Keep a file once per key; it is its uploader's until a request takes it. After a refusal nothing of it is left.
   * Throws `CheckBusyError` and `StorageError`.
   */
  async add(
    upload: Upload,
    key: CommandKey | null,
  ): Promise<AttachmentRow | RefusedFile | { refusal: 'key_reused' }> {
    if (!key) return this.#keep(upload, null)
    const name = `${key.actor} ${key.key}`
    while (this.#underWay.has(name)) await this.#underWay.get(name)?.catch(() => undefined)
    const known = findCreation(this.#tables, key, Date.now() - keysKeptMs)
    const row = known && readAttachment(this.#tables, known.resourceId)
    if (known && known.hash !== key.hash) return { refusal: 'key_reused' }
    if (row) return row
    const kept = this.#keep(upload, known ? null : key)
    this.#underWay.set(name, kept)
    try {
      return await kept
    } finally {
      this.#underWay.delete(name)
    }
  }

  get(id: string): AttachmentRow | undefined {
    return readAttachment(this.#tables, id)
  }

  /** What a request has, oldest first. */
  of(requestId: string): AttachmentRow[] {
    return readAttachmentsOf(this.#tables, requestId)
  }

  /** Null when its file is not there. Throws `SealError` when it was changed. */
  bytesOf({ id }: AttachmentRow): Promise<Uint8Array | null> {
    return this.#files.read(id)
  }

  /** Remove one that belongs to no request; false when a request has it by now. Throws `StorageError`. */
  async remove({ id }: AttachmentRow): Promise<boolean> {
    if ((await this.#tables.edit(deleteUntaken(id))) === 0) return false
    await this.#files.remove(id)
    return true
  }

  /** Their rows were deleted (an erasure): remove the files. */
  async removeFiles(ids: readonly string[]): Promise<void> {
    for (const id of ids) if (!this.get(id)) await this.#files.remove(id)
  }

  /** Forget what never became part of a request, and files that have no row; `now` is the queue's clock. */
  sweep(now: number): Promise<void> {
    const swept = this.#sweeping.then(() => this.#sweep(now))
    this.#sweeping = swept.catch(() => undefined)
    return swept
  }

  /** End what is being looked at; what is being written comes to its end. */
  async close(): Promise<void> {
    await this.#checker.close()
    await this.#sweeping
  }

  async #sweep(now: number): Promise<void> {
    for (const row of readUntaken(this.#tables, now - untakenMs)) await this.remove(row)
    const known = await this.#knownIds()
    await this.#files.sweep((id) => known.has(id), strayMs, Date.now())
  }

  /** A page at a time: nobody's call waits for a hundred thousand photos. What comes meanwhile is no stray yet. */
  async #knownIds(): Promise<Set<string>> {
    const known = new Set<string>()
    let page: string[]
    let last = ''
    do {
      page = readAttachmentIds(this.#tables, last, idsAtOnce)
      for (const id of page) known.add(id)
      last = page.at(-1) ?? last
      await nextTurn()
    } while (page.length === idsAtOnce)
    return known
  }

  /** The file first: a row promises that it is there. */
  async #keep(upload: Upload, key: CommandKey | null): Promise<AttachmentRow | RefusedFile> {
    const checked = await this.#checker.check(upload.bytes)
    if ('refusal' in checked) return checked
    const { type, bytes, width, height } = checked
    const { kind, uploadedBy, at } = upload
    const id = newId()
    const owner = { uploadedBy, requestId: null, draftId: null, referralId: null, takenIn: null }
    const row = { id, kind, type, bytes: bytes.length, width, height, at, ...owner }
    const since = Date.now() - keysKeptMs
    const remembered = key ? rememberCreation(key, id, Date.now(), since) : []
    await this.#files.write(id, bytes).catch((error: NodeJS.ErrnoException) => {
      throw new StorageError(`a file could not be kept: ${error.code ?? error.name}`)
    })
    try {
      await this.#tables.edit(...remembered, insertAttachment(row))
    } catch (error) {
      await this.#files.remove(id)
      throw error
    }
    return row
  }
}
