import { parseRequestNumber, requestNumber } from '../../../../../domain/requests/number.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { newKey, request } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import { newDraft, type RequestDraft } from '../request/request-draft.svelte.ts'
import { Uploads } from '../request/uploads.svelte.ts'
import { dropVisit, keepVisit, readVisit } from './kept-visits.ts'

/** So long the way to the server may be lost before the team is asked to send again. */
const attempts = 8

/** Why a number leads nowhere. */
export type NotFound = { why: 'wrong' } | { why: 'missing'; number: string }

/**
 * A field team goes once more to where a request is about: finds it by its number, writes what is there, adds photos.
 * `close()` it when the page leaves.
 */
export class Revisit {
  request: RequestResource | null = $state.raw(null)
  notFound: NotFound | null = $state.raw(null)
  /** The code of the last refusal. */
  refusal: string | null = $state(null)
  isSending = $state(false)
  /** The connection is being waited for. */
  isRetrying = $state(false)
  /** The visit was saved, with the request as it is since. */
  isSaved = $state(false)
  /** Holds the text and the photos, in the shape in which uploads know them. */
  draft: RequestDraft = $state.raw(newDraft(newKey(), null))
  readonly uploads: Uploads

  #staffId: string
  #unanswered: { body: string; key: string } | null = null

  constructor(staffId: string) {
    this.#staffId = staffId
    this.uploads = new Uploads(() => this.keep())
  }

  close(): void {
    this.uploads.close()
  }

  /** By the number as people say it: `2026-123`. */
  async find(typed: string): Promise<void> {
    this.leave()
    const parsed = parseRequestNumber(typed)
    if (!parsed) {
      this.notFound = { why: 'wrong' }
      return
    }
    const number = requestNumber(parsed.year, parsed.serial)
    const result = await request(
      (sending) => client.api.requests.$get({ query: { q: number, limit: '5' } }, sending),
      { attempts: 4 },
    )
    this.refusal = result.ok ? null : result.refusal.refusal
    if (!result.ok) return
    const row = result.value.items.find((one) => one.number === number)
    if (row) await this.open(row.id)
    else this.notFound = { why: 'missing', number }
  }

  /** What was written of it before and not saved is there again. */
  async open(id: string): Promise<void> {
    this.leave()
    const param = { id }
    const result = await request((sending) => client.api.requests[':id'].$get({ param }, sending), {
      attempts: 4,
    })
    this.refusal = result.ok ? null : result.refusal.refusal
    if (!result.ok) return
    const kept = readVisit(this.#staffId, id)
    this.draft = newDraft(newKey(), null, kept ? { text: kept.text, files: kept.files } : {})
    this.request = result.value.request
  }

  /** To another request; what was written is kept in this browser. */
  leave(): void {
    this.request = null
    this.notFound = null
    this.refusal = null
    this.isSaved = false
    this.draft = newDraft(newKey(), null)
  }

  /** Something was written, or a photo came. */
  keep(): void {
    if (!this.request || this.isSaved) return
    const { text, files } = this.draft.values
    keepVisit(this.#staffId, this.request.id, { text, files: $state.snapshot(files) })
  }

  async save(): Promise<void> {
    const { draft } = this
    const id = this.request?.id
    if (!id || this.isSending) return
    this.isSending = true
    const attachmentIds = draft.values.files.map((file) => file.id)
    const json = { text: draft.values.text.trim(), attachmentIds }
    const body = JSON.stringify([id, json])
    const key = this.#unanswered?.body === body ? this.#unanswered.key : newKey()
    const result = await request(
      (sending) => client.api.requests[':id'].visits.$post({ param: { id }, json }, sending),
      { attempts, key, onretry: () => (this.isRetrying = true) },
    )
    this.isSending = false
    this.isRetrying = false
    this.refusal = result.ok ? null : result.refusal.refusal
    // Sent again after a lost connection it is the same visit, not a second one.
    this.#unanswered = result.ok ? null : { body, key }
    if (!result.ok) return
    this.isSaved = true
    this.request = result.value.request
    dropVisit(this.#staffId, id)
  }
}
