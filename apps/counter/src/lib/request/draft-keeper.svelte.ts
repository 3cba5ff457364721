import { untrack } from 'svelte'
import { newKey, request, type Sending } from '../../../../../ui/api.ts'
import { client } from '../client.ts'
import {
  dropLocalCopy,
  hasLocalCopy,
  isoOf,
  keepLocalCopy,
  readLocalCopies,
  type DraftCopy,
} from './local-copies.ts'
import { newDraft, RequestDraft, type FormPlace, type FormTicket } from './request-draft.svelte.ts'
import type { RequestValues } from './request-values.ts'
import { fetchDrafts, pageId, sendDraft } from './send-draft.ts'

/** So long after the last letter it is sent. */
const restMilliseconds = 500
/** After so long it is tried again while the server cannot be reached. */
const againMilliseconds = 5_000

/**
 * `saving`: on its way; `here`: kept in this browser until the server can be reached; `page`: on this page only, because
 * the browser keeps nothing.
 */
export type DraftState = 'empty' | 'saving' | 'saved' | 'here' | 'page'

/**
 * A clerk's forms: the one on the screen, and those that were put aside. Each belongs to its ticket, so that the next
 * citizen never sees the last one's. `close()` it when the page leaves.
 */
export class DraftKeeper {
  /** The form on the screen. */
  current: RequestDraft = $state.raw() as RequestDraft
  /** All that are kept, the latest first; the one on the screen too as soon as something stands in it. */
  drafts: RequestDraft[] = $state.raw([])
  state: DraftState = $state('empty')
  /** The code of the refusal when the server would not keep it. */
  refusal: string | null = $state(null)

  #place: FormPlace
  #defaults: Partial<RequestValues>
  #now: () => number
  #ticket: FormTicket | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What is on its way: one draft at a time, in the order of the keys. */
  #sending: Promise<void> = Promise.resolve()
  /** Changed since the server confirmed them. */
  #unsaved: RequestDraft[] = []
  /** Their ids: became requests, or were thrown away. */
  #gone: string[] = []
  #isClosed = false

  /** `defaults`: what a fresh form begins with. `now`: epoch milliseconds, of the server if possible. */
  constructor(
    place: FormPlace,
    defaults: Partial<RequestValues> = {},
    now: () => number = Date.now,
  ) {
    this.#place = place
    this.#defaults = defaults
    this.#now = now
    this.current = this.#fresh()
    for (const copy of readLocalCopies(place.staffId)) this.#takeCopy(copy)
  }

  /** Sends what is not confirmed once more; what does not arrive stays in this browser. */
  close(): void {
    this.#isClosed = true
    void this.flush()
  }

  /** Reads what the server keeps; what was typed here since is newer. */
  async load(): Promise<void> {
    const items = await fetchDrafts()
    if (!items || this.#isClosed) return
    const isKnown = (id: string) => this.drafts.some((draft) => draft.id === id)
    const read = items
      .filter(({ id }) => !isKnown(id) && !this.#gone.includes(id))
      .map((kept) => this.#saved(kept))
    this.drafts = [...this.drafts, ...read]
    // Opened anew with a citizen in front: their form is there again, unless somebody began to type already.
    const theirs = this.#theirs()
    if (theirs && this.current.isBlank) this.#show(theirs)
    void this.flush()
  }

  /**
   * Who is in front now; another one's form is put aside, and theirs comes up, empty or as it was left. False when it is
   * the same one as before.
   */
  follow(ticket: FormTicket | null): boolean {
    if (ticket?.id === this.#ticket?.id) return false
    this.#ticket = ticket
    this.#putAside()
    this.#show(this.#theirs() ?? this.#fresh())
    return true
  }

  /** One more form for whoever is in front. */
  begin(also: Partial<RequestValues> = {}): void {
    this.#putAside()
    this.#show(this.#fresh(also))
  }

  /** One that was put aside. */
  open(id: string): void {
    const draft = this.drafts.find((one) => one.id === id)
    if (!draft || draft === this.current) return
    this.#putAside()
    this.#show(draft)
  }

  /** Something was typed: kept here at once, sent when the keys rest. */
  touch(draft: RequestDraft = this.current): void {
    if (this.#gone.includes(draft.id)) return
    if (draft.isBlank && draft.savedAt === null && !this.#isUnsaved(draft)) return
    this.#note(draft)
    if (draft === this.current) this.state = 'saving'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), restMilliseconds)
  }

  /** Sends what is not confirmed yet. What cannot be sent stays in this browser and is tried again. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#sending = this.#sending.then(() => this.#sendAll())
    return this.#sending
  }

  /**
   * Another tab has written into the form on the screen since: go on with what stands there (`theirs`), or with what
   * stands here. False while the server cannot be asked.
   */
  async settle(whose: 'theirs' | 'ours'): Promise<boolean> {
    const { current } = this
    const there = (await fetchDrafts())?.find(({ id }) => id === current.id)
    if (!there || this.current !== current) return false
    this.refusal = null
    current.version = there.version
    if (whose === 'ours') {
      await this.flush()
      return true
    }
    const saved = this.#saved(there)
    this.#confirm(current.id)
    this.drafts = this.drafts.map((draft) => (draft.id === saved.id ? saved : draft))
    this.#show(saved)
    return true
  }

  /** It became a request, or was thrown away: nothing of it stays. */
  async remove(id: string): Promise<void> {
    this.#forget(id)
    if (this.current.id === id) this.#show(this.#fresh())
    // One that is on its way would come back.
    await this.#sending
    const param = { id }
    const drop = (sending: Sending) => client.api.drafts[':id'].$delete({ param }, sending)
    await request(drop, { attempts: 6 })
  }

  #theirs(): RequestDraft | undefined {
    const ticket = this.#ticket
    return this.drafts.find((draft) => ticket !== null && draft.ticket?.id === ticket.id)
  }

  #fresh(also: Partial<RequestValues> = {}): RequestDraft {
    return newDraft(newKey(), this.#ticket, { ...this.#defaults, ...also })
  }

  #show(draft: RequestDraft): void {
    this.current = draft
    this.refusal = null
    if (this.#isUnsaved(draft)) this.state = unsavedState(draft)
    else this.state = draft.savedAt === null ? 'empty' : 'saved'
  }

  /** The form on the screen goes to the others, at once, not when the keys rest. */
  #putAside(): void {
    if (!this.#isUnsaved(this.current)) return
    if (this.current.isBlank) void this.remove(this.current.id)
    else void this.flush()
  }

  #note(draft: RequestDraft): void {
    if (!this.#isUnsaved(draft)) this.#unsaved.push(draft)
    if (!this.drafts.includes(draft)) this.drafts = [draft, ...this.drafts]
    const { staffId, branchId } = this.#place
    const updatedAt = isoOf(this.#now())
    const ticketId = draft.ticket?.id ?? null
    const ticketNumber = draft.ticket?.number ?? null
    const { id, content, version } = draft
    const seen = { page: pageId, ...(version === undefined ? {} : { version }) }
    const owner = { staffId, branchId, ticketId, ticketNumber }
    keepLocalCopy({ id, ...owner, updatedAt, content, ...seen })
  }

  async #sendAll(): Promise<void> {
    for (const draft of [...this.#unsaved]) {
      const isKept = await this.#send(draft)
      if (!isKept) break
    }
    if (this.#unsaved.length === 0 || this.#isClosed || this.refusal !== null) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), againMilliseconds)
  }

  /** Whether the server could be asked at all. */
  async #send(draft: RequestDraft): Promise<boolean> {
    const { id } = draft
    const sent = JSON.stringify(draft.content)
    const result = await sendDraft(draft, this.#place.branchId)
    if (this.#gone.includes(id)) return true
    if (!result.ok) return this.#takeRefusal(draft, result.refusal.refusal)
    const isCurrent = this.#isCurrent(draft)
    const { updatedAt, version } = result.value.draft
    draft.savedAt = Date.parse(updatedAt)
    draft.version = version
    if (isCurrent) this.refusal = null
    // Typed on while it was on its way: the copy here is still the newer one.
    if (JSON.stringify(draft.content) !== sent) return true
    this.#confirm(id)
    if (isCurrent) this.state = 'saved'
    return true
  }

  /** Whether the server could be asked at all. */
  #takeRefusal(draft: RequestDraft, refusal: string): boolean {
    const isUnreachable = ['offline', 'unavailable'].includes(refusal)
    const isCurrent = this.#isCurrent(draft)
    // Left over in this browser when its request was stored: it is one of them.
    if (refusal === 'draft_finished' && !isCurrent) this.#forget(draft.id)
    if (isCurrent) this.state = unsavedState(draft)
    if (isCurrent && !isUnreachable) this.refusal = refusal
    return !isUnreachable
  }

  #isCurrent(draft: RequestDraft): boolean {
    return draft === untrack(() => this.current)
  }

  #isUnsaved({ id }: RequestDraft): boolean {
    return this.#unsaved.some((draft) => draft.id === id)
  }

  #forget(id: string): void {
    this.#gone.push(id)
    this.#confirm(id)
    this.drafts = this.drafts.filter((draft) => draft.id !== id)
  }

  /** Nothing of it has to be kept in this browser any more. */
  #confirm(id: string): void {
    this.#unsaved = this.#unsaved.filter((draft) => draft.id !== id)
    dropLocalCopy(id)
  }

  #takeCopy(copy: DraftCopy): void {
    const draft = RequestDraft.from(copy)
    draft.heirOf = copy.page ?? null
    this.#unsaved.push(draft)
    this.drafts = [...this.drafts, draft]
  }

  #saved(kept: Parameters<typeof RequestDraft.from>[0]): RequestDraft {
    const draft = RequestDraft.from(kept)
    draft.savedAt = Date.parse(kept.updatedAt)
    return draft
  }
}

const unsavedState = ({ id }: RequestDraft): DraftState => (hasLocalCopy(id) ? 'here' : 'page')
