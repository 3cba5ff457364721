import type { ErasureResource } from '../../../../../domain/requests/privacy-resources.ts'
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

  #office: Office

  constructor(erasure: ErasureResource, office: Office) {
    this.erasure = erasure
    this.#office = office
    this.decision = $state(erasure.mayGrant ? 'granted' : 'later')
    this.eraseOn = $state(erasure.scheduledOn ?? '')
  }

  /** What the rule allows today. */
  get choices(): ErasureDecision[] {
    return this.erasure.mayGrant ? ['granted', 'later', 'refused'] : ['later', 'refused']
  }

  /** The days between which a manager may choose; null where the rule leaves one day, or none yet. */
  get span(): { first: string; last: string } | null {
    const { erasableFrom, scheduledOn } = this.erasure
    const isChosen = erasableFrom !== null && scheduledOn !== null && erasableFrom < scheduledOn
    return isChosen ? { first: erasableFrom, last: scheduledOn } : null
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
    const result = await request(
      (sending) =>
        client.api.erasures[':id'].decision.$post(
          { param, json: { decision, reason, ...date } },
          sending,
        ),
      { attempts: 3 },
    )
    this.refusal = this.#office.refusalIn(result)?.refusal ?? null
    this.isBusy = false
    return this.refusal === null
  }
}
