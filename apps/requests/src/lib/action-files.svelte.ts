import type { AttachmentKind } from '../../../../domain/attachment.ts'
import { createClient, newKey, request } from '../../../../ui/api.ts'
import { uploadAttachment } from '../../../../ui/attachments.ts'

/** A file beside what is being written. */
export class ActionFile {
  readonly key = newKey()
  readonly name: string
  readonly kind: AttachmentKind
  /** The share that has been sent, 0 to 1. */
  share = $state(0)
  /** Null until the server has it. */
  id: string | null = $state(null)
  /** Why it was not taken. */
  refusal: string | null = $state(null)

  readonly #end = new AbortController()

  /** A file is sent at once; `name` of one that the server has already, with its `id`. */
  constructor(file: File | { id: string; name: string }, kind: AttachmentKind) {
    this.name = file.name
    this.kind = kind
    if (file instanceof File) void this.#upload(file)
    else this.id = file.id
  }

  get isUploading(): boolean {
    return this.id === null && this.refusal === null
  }

  /** Not wanted any more: the server forgets it too. */
  discard(): void {
    this.#end.abort()
    const { id } = this
    if (id === null) return
    const { attachments } = createClient('staff').api
    void request((sending) => attachments[':id'].$delete({ param: { id } }, sending))
  }

  async #upload(file: File): Promise<void> {
    const result = await uploadAttachment(file, this.kind, {
      key: this.key,
      signal: this.#end.signal,
      onprogress: (share) => (this.share = share),
    })
    if (result.ok) this.id = result.value.id
    else this.refusal = result.refusal.refusal
  }
}
