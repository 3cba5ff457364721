import type {
  DeliveryAttemptResource,
  DeliveryResource,
} from '../../../../../domain/requests/delivery.ts'
import { createClient, request } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'
import { Watched } from '../watched.svelte.ts'

/** People tell these by hand; there is nothing to send again. */
const byHand = new Set(['call', 'hand'])

/** One message with every attempt to send it. */
export class OpenedMessage {
  readonly detail: Watched<{ message: DeliveryResource; attempts: DeliveryAttemptResource[] }>
  isSending = $state(false)
  /** The code of why it is not sent again. */
  refusal: string | null = $state(null)
  /** It was asked for. */
  isRetried = $state(false)

  #client = createClient('staff')
  #office: Office

  constructor(id: string, office: Office) {
    this.#office = office
    this.detail = new Watched((signal) =>
      request((sending) => this.#client.api.outbox[':id'].$get({ param: { id } }, sending), {
        signal,
      }),
    )
  }

  /** What was given up, and what waits for its next try. */
  get mayRetry(): boolean {
    const message = this.detail.value?.message
    if (!message || message.recipient === null) return false
    if (message.state === 'given-up') return true
    return message.state === 'waiting' && message.attempts > 0 && !byHand.has(message.channel)
  }

  /** Somebody takes it up, no machine. */
  get isByHand(): boolean {
    return byHand.has(this.detail.value?.message.channel ?? '')
  }

  async retry(id: string): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    const refusal = this.#office.refusalIn(
      await request(
        (sending) =>
          this.#client.api.outbox[':id'].retry.$post({ param: { id }, json: {} }, sending),
        { attempts: 3 },
      ),
    )
    this.refusal = refusal?.refusal ?? null
    this.isRetried = refusal === null
    this.isSending = false
    await this.detail.refresh()
  }
}
