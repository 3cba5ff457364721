import type {
  ErasureResource,
  RequestOfPerson,
} from '../../../../../domain/requests/privacy-resources.ts'
import type { ErasureDecision } from '../../../../../domain/requests/retention.ts'
import { createClient, request } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'
import { Watched } from '../watched.svelte.ts'

const client = createClient('staff')

/** What waits for a manager's decision. */
export function openErasures(): Watched<{ items: (ErasureResource | null)[] }> {
  return new Watched((signal) =>
    request((sending) => client.api.erasures.$get({ query: { open: 'true' } }, sending), {
      signal,
    }),
  )
}

/** The form of one decision; kept while its panel is open. */
export class DecisionDraft {
  readonly erasure: ErasureResource
  decision: ErasureDecision
  eraseOn: string
  reason = $state('')
  isBusy = $state(false)
  /** The code of why it was not taken. */
  refusal: string | null = $state(null)
  /** Further requests of the same person; null until they were read. */
  further: readonly RequestOfPerson[] | null = $state.raw(null)
  /** There are no more of them. */
  isComplete = $state(true)
  /** They are decided with it. */
  isTogether = $state(false)

  #office: Office

  constructor(erasure: ErasureResource, office: Office) {
    this.erasure = erasure
    this.#office = office
    this.decision = $state(erasure.mayGrant ? 'granted' : 'later')
    this.eraseOn = $state(erasure.scheduledOn ?? '')
  }

  /** Reads what else the person asked for, again and again until it was answered or the signal ends it. */
  async load(signal: AbortSignal): Promise<void> {
    const param = { id: this.erasure.id }
    const result = await request(
      (sending) => client.api.erasures[':id'].requests.$get({ param }, sending),
      { attempts: Infinity, signal },
    )
    if (!result.ok) return
    this.further = result.value.items
    this.isComplete = result.value.isComplete
  }

  /** Decide on all of them, or on the one alone; a decision that is not offered any more is not kept. */
  decideTogether(isTogether: boolean): void {
    this.isTogether = isTogether
    if (!this.choices.includes(this.decision)) this.decision = 'later'
  }

  /** What the rule allows today: of several, some may be erased now. */
  get choices(): ErasureDecision[] {
    const mayGrant = this.#decided.some((one) => one.mayGrant)
    return mayGrant ? ['granted', 'later', 'refused'] : ['later', 'refused']
  }

  /** The days between which a manager may choose; null where the rule leaves one day, or none yet. */
  get span(): { first: string; last: string } | null {
    const spans = this.#decided.flatMap(({ erasableFrom, scheduledOn }) =>
      erasableFrom !== null && scheduledOn !== null && erasableFrom < scheduledOn
        ? { first: erasableFrom, last: scheduledOn }
        : [],
    )
    if (spans.length === 0) return null
    const first = spans.map((span) => span.first).toSorted()[0] ?? ''
    return {
      first,
      last:
        spans
          .map((span) => span.last)
          .toSorted()
          .at(-1) ?? '',
    }
  }

  get #decided(): readonly RequestOfPerson[] {
    return [this.erasure, ...this.#others]
  }

  get #others(): readonly RequestOfPerson[] {
    return this.isTogether ? (this.further ?? []) : []
  }

  /** True when it was taken. */
  async save(): Promise<boolean> {
    if (this.isBusy) return false
    if (this.reason.trim() === '') {
      this.refusal = 'reason_missing'
      return false
    }
    this.isBusy = true
    const { decision, reason } = this
    const date = decision === 'later' && this.span && this.eraseOn ? { eraseOn: this.eraseOn } : {}
    const param = { id: this.erasure.id }
    const alsoRequestIds = this.#others.map(({ requestId }) => requestId)
    const json = { decision, reason, alsoRequestIds, ...date }
    const result = await request(
      (sending) => client.api.erasures[':id'].decision.$post({ param, json }, sending),
      { attempts: 3 },
    )
    this.refusal = this.#office.refusalIn(result)?.refusal ?? null
    this.isBusy = false
    return this.refusal === null
  }
}
