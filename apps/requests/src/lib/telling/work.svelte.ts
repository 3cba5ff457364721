import type { AttachmentResource } from '../../../../../domain/attachment.ts'
import type {
  DeliveryTaskResource,
  PersonOutcome,
} from '../../../../../domain/requests/delivery.ts'
import { createClient, newKey, request } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'
import { Watched } from '../watched.svelte.ts'

/** What colleagues tell by hand: telephone calls, and what is written on WhatsApp and social media. */
export class HandWork {
  readonly list = new Watched<{ items: DeliveryTaskResource[] }>((signal) =>
    request((sending) => this.#client.api.outbox.work.$get({}, sending), { signal }),
  )
  readonly calls: readonly DeliveryTaskResource[] = $derived(this.#of('call'))
  readonly hand: readonly DeliveryTaskResource[] = $derived(this.#of('hand'))
  /** The task whose outcome is being noted. */
  sendingId: string | null = $state(null)
  /** The last one that was noted, for saying so. */
  done: { number: string; outcome: PersonOutcome } | null = $state.raw(null)
  /** Why the last one was not noted. */
  refusal: string | null = $state(null)

  #client = createClient('staff')
  #office: Office

  constructor(office: Office) {
    this.#office = office
  }

  /** Somebody has called, or sent it; says whether that was noted. */
  async note(task: DeliveryTaskResource, outcome: PersonOutcome): Promise<boolean> {
    if (this.sendingId !== null) return false
    this.sendingId = task.id
    const call = { param: { id: task.id }, json: { outcome } }
    const result = await request(
      (sending) => this.#client.api.outbox[':id'].attempts.$post(call, sending),
      { attempts: 4, key: newKey() },
    )
    const refusal = this.#office.refusalIn(result)
    this.refusal = refusal?.refusal ?? null
    this.done = refusal ? null : { number: task.requestNumber ?? '', outcome }
    await this.list.refresh()
    this.sendingId = null
    return refusal === null
  }

  /** How it looked before and afterwards; nothing while it cannot be read. */
  async picturesOf(requestId: string): Promise<AttachmentResource[]> {
    const result = await request(
      (sending) => this.#client.api.requests[':id'].$get({ param: { id: requestId } }, sending),
      { attempts: 3 },
    )
    if (!result.ok) return []
    const { attachments } = result.value.request
    return (['photo-before', 'photo-after'] as const).flatMap((kind) =>
      attachments.filter((one) => one.kind === kind && one.type.startsWith('image/')),
    )
  }

  #of(channel: DeliveryTaskResource['channel']): DeliveryTaskResource[] {
    return (this.list.value?.items ?? []).filter((task) => task.channel === channel)
  }
}
