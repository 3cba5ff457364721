import type { Channel } from '../../../../../domain/requests/kinds.ts'
import type { RequestResource } from '../../../../../domain/requests/resources.ts'
import { request } from '../../../../../ui/api.ts'
import { Clock } from '../../../../../ui/clock.svelte.ts'
import { client } from '../client.ts'
import { RequestCatalogue } from './catalogue.svelte.ts'
import { DraftKeeper } from './draft-keeper.svelte.ts'
import { EarlierRequests } from './earlier.svelte.ts'
import type { Ending, FormPlace, FormTicket, RequestDraft } from './request-draft.svelte.ts'
import type { RequestValues } from './request-values.ts'
import { fetchTaken, isTakenBefore, Rest } from './taken-before.ts'
import { Uploads } from './uploads.svelte.ts'

const attempts = 6

type Body = ReturnType<RequestDraft['request']>

/** What a page says of itself once. */
export interface RequestDeskOptions extends FormPlace {
  /** What a fresh form begins with; 'in-person' when left out. */
  channel?: Channel
  /** The server's clock, epoch milliseconds: a date that is told to a citizen is counted from it. */
  now: () => number
  /** IANA; the branch's, as soon as it is known. */
  timeZone: () => string | undefined
}

/**
 * Everything behind the request form of one page: what is being written, what was put aside, what can be chosen. Make
 * one, hand it to `<RequestForm>`, `<DraftList>` and `<EarlierList>`, `close()` it when the page leaves.
 */
export class RequestDesk {
  readonly catalogue = new RequestCatalogue()
  readonly earlier = new EarlierRequests()
  readonly drafts: DraftKeeper
  readonly uploads: Uploads
  /** It is on its way. */
  isSending = $state(false)
  /** The connection is being waited for. */
  isRetrying = $state(false)
  /** Why it was not taken. */
  refusal: { code: string; field: string | undefined } | null = $state.raw(null)
  /** What the last form became, until another one is begun. */
  saved: RequestResource | null = $state.raw(null)
  /** It had been saved before, and this was written since; null = nothing was. */
  rest: Rest | null = $state.raw(null)

  /** The day at the branch, `YYYY-MM-DD`; another one at midnight. */
  readonly today: string = $derived.by(() => this.dayOf(this.#clock.now))

  #options: RequestDeskOptions
  #clock: Clock
  #stopFollowing: () => void
  /** The applicant as each form sent them first. */
  #sentApplicants: Record<string, string> = {}

  constructor(options: RequestDeskOptions) {
    this.#options = options
    const { channel = 'in-person', now } = options
    this.drafts = new DraftKeeper(options, { channel }, now)
    this.uploads = new Uploads((draft) => this.drafts.touch(draft))
    this.#clock = new Clock(now)
    void this.catalogue.load()
    this.#stopFollowing = $effect.root(() => {
      $effect(() => void this.catalogue.countFrom(this.today))
    })
    void this.drafts.load()
  }

  close(): void {
    this.#stopFollowing()
    this.drafts.close()
    this.uploads.close()
    this.earlier.close()
    this.catalogue.close()
  }

  /** The form on the screen. */
  get draft(): RequestDraft {
    return this.drafts.current
  }

  /** The branch's; undefined while it isn't known. */
  get timeZone(): string | undefined {
    return this.#options.timeZone()
  }

  /** The day at the branch of a moment in epoch milliseconds, `YYYY-MM-DD`. */
  dayOf(moment: number): string {
    // The one language whose short date is written like ours.
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: this.timeZone ?? 'Europe/Istanbul',
    })
    return format.format(moment)
  }

  /** Who is in front now; nothing of the one before stays on the screen. */
  follow(ticket: FormTicket | null): void {
    if (!this.drafts.follow(ticket)) return
    this.#clear()
  }

  /** One more form for whoever is in front. */
  begin(also: Partial<RequestValues> = {}): void {
    const left = this.rest === null ? null : this.draft.id
    this.#clear()
    this.drafts.begin(also)
    // What was not added is not wanted.
    if (left !== null) void this.drafts.remove(left)
  }

  /** One that was put aside. */
  open(draftId: string): void {
    this.#clear()
    this.drafts.open(draftId)
  }

  #clear(): void {
    this.saved = null
    this.rest = null
    this.refusal = null
    this.earlier.look('')
  }

  /** Saves the form as a request. Gives it, or null when it was refused, or another one is on its way. */
  async save(ending: Ending, deskId: string | null): Promise<RequestResource | null> {
    const { draft } = this
    if (this.isSending) return null
    this.isSending = true
    this.refusal = null
    const directorateId = this.catalogue.directorateOf(draft.values)?.id ?? null
    const json = draft.request(ending, { ...this.#options, deskId }, directorateId)
    const taken = (await this.#send(json)) ?? (await this.#takenBefore(json))
    this.isSending = false
    this.isRetrying = false
    if (!taken) return null
    // Only if it is still on the screen: the citizen may have gone meanwhile.
    if (draft === this.draft) this.saved = taken
    if (this.rest === null) void this.drafts.remove(draft.id)
    return taken
  }

  /** Adds to the saved request what was written since. */
  async addRest(): Promise<void> {
    if (this.rest === null || this.isSending) return
    this.isSending = true
    this.refusal = null
    const result = await this.rest.add()
    this.isSending = false
    if (!result.ok) {
      this.refusal = { code: result.refusal.refusal, field: result.refusal.field }
      return
    }
    this.saved = result.value.request
    this.rest = null
    void this.drafts.remove(this.draft.id)
  }

  /** It was taken, the answer got lost, and something was written since. */
  async #takenBefore(json: Body): Promise<RequestResource | null> {
    if (!isTakenBefore(this.refusal?.code ?? '')) return null
    const taken = await fetchTaken(json.draftId)
    if (!taken) return null
    this.refusal = null
    const rest = new Rest(taken, json, this.#sentApplicants[json.draftId])
    if (!rest.isEmpty) this.rest = rest
    return taken
  }

  /** The form's own id is the key: sent again, also by a page that was opened anew, it is the same request. */
  async #send(json: Body): Promise<RequestResource | null> {
    this.#sentApplicants[json.draftId] ??= JSON.stringify(json.applicant)
    const onretry = () => (this.isRetrying = true)
    const result = await request((sending) => client.api.requests.$post({ json }, sending), {
      attempts,
      key: json.draftId,
      onretry,
    })
    if (result.ok) return result.value.request
    this.refusal = { code: result.refusal.refusal, field: result.refusal.field }
    return null
  }
}
