import type { Due, RequestRowResource } from '../../../../domain/requests/resources.ts'
import { createClient, request } from '../../../../ui/api.ts'
import { RequestPages } from './request-pages.svelte.ts'
import { watchVisibly } from './watched.svelte.ts'

/** A request that was referred to a directorate. */
export interface ReferredRow extends RequestRowResource {
  referral: {
    id: string
    dueOn: string
    due: Due
    round: number
    isReceived: boolean
    escalation: 'supervisor' | 'manager' | null
  }
}

/** What is referred to the officer's directorate, open or done. */
export class Referrals {
  state: 'open' | 'ended' = $state('open')
  readonly pages = new RequestPages<ReferredRow>((ask, signal) =>
    request(
      (sending) =>
        this.#client.api.referrals.$get({ query: { ...ask, state: this.state } }, sending),
      { signal },
    ),
  )

  #client = createClient('staff')

  choose(state: 'open' | 'ended'): void {
    this.state = state
    this.pages.page = null
    void this.pages.start()
  }

  /** Reads now, and again from time to time; gives what ends it. */
  watch(): () => void {
    void this.pages.start()
    const stop = watchVisibly(() => void this.pages.refresh())
    return () => {
      stop()
      this.pages.end()
    }
  }
}
