import type { Channel } from '../../../../../domain/requests/kinds.ts'
import type { RequestRowResource } from '../../../../../domain/requests/resources.ts'
import { request } from '../../../../../ui/api.ts'
import { client } from '../client.ts'

/** What a colleague took themselves, the newest first. */
export class OwnRequests {
  /** Null until the first answer. */
  items: RequestRowResource[] | null = $state.raw(null)
  /** The code of the refusal of the last reading. */
  refusal: string | null = $state(null)

  #query: { branch: string; channels: string; days: string }

  /** `days`: 1 = since midnight. */
  constructor(branch: string, channels: readonly Channel[], days: number) {
    this.#query = { branch, channels: channels.join(','), days: String(days) }
  }

  async read(): Promise<void> {
    const result = await request(
      (sending) => client.api.requests.mine.$get({ query: this.#query }, sending),
      { attempts: 4 },
    )
    this.refusal = result.ok ? null : result.refusal.refusal
    if (result.ok) this.items = result.value.items
  }
}
