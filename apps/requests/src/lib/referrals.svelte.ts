import type { RequestRowResource } from '../../../../domain/requests/resources.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { Watched } from './watched.svelte.ts'

/** A request that was referred to a directorate. */
export interface ReferredRow extends RequestRowResource {
  referral: {
    id: string
    dueOn: string
    round: number
    isReceived: boolean
    escalation: 'supervisor' | 'manager' | null
  }
}

/** What is referred to the officer's directorate, open or done. */
export class Referrals {
  state: 'open' | 'ended' = $state('open')
  readonly list = new Watched<{ items: ReferredRow[] }>((signal) =>
    request(
      (sending) => this.#client.api.referrals.$get({ query: { state: this.state } }, sending),
      { signal },
    ),
  )

  #client = createClient('staff')

  choose(state: 'open' | 'ended'): void {
    this.state = state
    this.list.value = null
    void this.list.refresh()
  }
}
