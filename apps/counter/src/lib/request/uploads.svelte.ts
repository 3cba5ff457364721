import { maxAttachmentsPerRequest, type AttachmentKind } from '../../../../../domain/attachment.ts'
import { newKey, request } from '../../../../../ui/api.ts'
import { previewUrl, uploadAttachment } from '../../../../../ui/attachments.ts'
import { client } from '../client.ts'
import type { RequestDraft } from './request-draft.svelte.ts'

/** A file on its way to the server, or one that was not taken. */
export class Upload {
  readonly key = newKey()
  readonly stop = new AbortController()
  readonly draft: RequestDraft
  readonly file: File
  readonly kind: AttachmentKind
  /** 0 to 1 */
  share = $state(0)
  preview: string | null = $state(null)
  /** The code of why it was not taken; null while it is on its way. */
  refusal: string | null = $state(null)
  /** The server cannot be reached; it is sent again. */
  isWaiting = $state(false)

  constructor(draft: RequestDraft, file: File, kind: AttachmentKind) {
    this.draft = draft
    this.file = file
    this.kind = kind
  }
}

/**
 * Sends photos and scans for forms; each lands in the form that it was chosen for, also when another one is on the
 * screen by then.
 */
export class Uploads {
  #all: Upload[] = $state.raw([])
  #onkept: (draft: RequestDraft) => void

  /** `onkept` when a form holds a file more or less. */
  constructor(onkept: (draft: RequestDraft) => void) {
    this.#onkept = onkept
  }

  close(): void {
    for (const { stop } of this.#all) stop.abort()
  }

  /** Of this form: on their way, or refused. */
  of(draft: RequestDraft): Upload[] {
    return this.#all.filter((upload) => upload.draft.id === draft.id)
  }

  /** Some of this form's files are not there yet. */
  isBusy(draft: RequestDraft): boolean {
    return this.of(draft).some(({ refusal }) => refusal === null)
  }

  /** How many more files this form takes. */
  room(draft: RequestDraft): number {
    const under = this.of(draft).filter(({ refusal }) => refusal === null).length
    return maxAttachmentsPerRequest - draft.values.files.length - under
  }

  /** Sends them one after the other; gives how many were too many for one request. */
  async add(draft: RequestDraft, files: Iterable<File>, kind: AttachmentKind): Promise<number> {
    const chosen = [...files]
    const taken = chosen.slice(0, Math.max(0, this.room(draft)))
    const uploads = taken.map((file) => new Upload(draft, file, kind))
    this.#all = [...this.#all, ...uploads]
    for (const upload of uploads) await this.#send(upload)
    return chosen.length - taken.length
  }

  /** Once more, with the same key: the server may have it already. */
  async retry(upload: Upload): Promise<void> {
    upload.refusal = null
    await this.#send(upload)
  }

  /** A file that is on its way, or was refused, is forgotten. */
  drop(upload: Upload): void {
    upload.stop.abort()
    this.#all = this.#all.filter((one) => one !== upload)
  }

  /** A file that the form has is taken out of it, and away from the server. */
  async remove(draft: RequestDraft, id: string): Promise<void> {
    draft.values.files = draft.values.files.filter((file) => file.id !== id)
    this.#onkept(draft)
    const param = { id }
    // What stays behind belongs to no request and is cleared away by the server.
    await request((sending) => client.api.attachments[':id'].$delete({ param }, sending), {
      attempts: 3,
    })
  }

  async #send(upload: Upload): Promise<void> {
    const { file, kind, key, stop } = upload
    if (stop.signal.aborted) return
    upload.preview ??= await previewUrl(file, 120)
    const result = await uploadAttachment(file, kind, {
      key,
      signal: stop.signal,
      onprogress: (share) => {
        upload.share = share
        upload.isWaiting = false
      },
      onretry: () => (upload.isWaiting = true),
    })
    if (stop.signal.aborted) return
    upload.isWaiting = false
    if (!result.ok) upload.refusal = result.refusal.refusal
    else this.#keep(upload, result.value)
  }

  #keep(upload: Upload, kept: RequestDraft['values']['files'][number]): void {
    const { id, kind, type, bytes, url } = kept
    const { draft } = upload
    this.#all = this.#all.filter((one) => one !== upload)
    draft.values.files = [...draft.values.files, { id, kind, type, bytes, url }]
    this.#onkept(draft)
  }
}
