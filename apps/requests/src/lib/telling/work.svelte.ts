import type { AttachmentResource } from '../../../../../domain/attachment.ts'
import type {
  DeliveryOpeningResource,
  DeliveryResource,
  PersonOutcome,
} from '../../../../../domain/requests/delivery.ts'
import { createClient, newKey, request } from '../../../../../ui/api.ts'
import type { Office } from '../office.svelte.ts'
import { Watched } from '../watched.svelte.ts'

/** What colleagues tell by hand: telephone calls, and what is written on WhatsApp and social media. */
export class HandWork {
  readonly list = new Watched<{ items: DeliveryResource[] }>((signal) =>
    request((sending) => this.#client.api.outbox.work.$get({}, sending), { signal }),
  )
  readonly calls: readonly DeliveryResource[] = $derived(this.#of('call'))
  readonly hand: readonly DeliveryResource[] = $derived(this.#of('hand'))
  /** Tasks that were opened, by id: whom and what in full. Each is on record. */
  opened: Readonly<Record<string, DeliveryOpeningResource>> = $state.raw({})
  /** The task that is being opened. */
  openingId: string | null = $state(null)
  /** The task whose outcome is being noted. */
  sendingId: string | null = $state(null)
  /** The last one that was noted, for saying so. */
  done: { number: string; outcome: PersonOutcome | 'not-sent' } | null = $state.raw(null)
  /** Why the last one was not noted. */
  refusal: string | null = $state(null)

  #client = createClient('staff')
  #office: Office

  constructor(office: Office) {
    this.#office = office
  }

  /** Look at whom to tell and what. */
  async open({ id }: DeliveryResource): Promise<void> {
    if (this.openingId !== null) return
    this.openingId = id
    const result = await request(
      (sending) =>
        this.#client.api.outbox[':id'].openings.$post({ param: { id }, json: {} }, sending),
      { attempts: 4 },
    )
    this.refusal = this.#office.refusalIn(result)?.refusal ?? null
    if (result.ok) this.opened = { ...this.opened, [id]: result.value }
    this.openingId = null
  }

  /** Somebody has called, or sent it; says whether that was noted. */
  async note(task: DeliveryResource, outcome: PersonOutcome): Promise<boolean> {
    if (this.sendingId !== null) return false
    this.sendingId = task.id
    const call = { param: { id: task.id }, json: { outcome } }
    const result = await request(
      (sending) => this.#client.api.outbox[':id'].attempts.$post(call, sending),
      { attempts: 4, key: newKey() },
    )
    const refusal = this.#office.refusalIn(result)
    this.refusal = refusal?.refusal ?? null
    // Nobody was called who is written to.
    const noted = outcome === 'not-reached' && task.channel === 'hand' ? 'not-sent' : outcome
    this.done = refusal ? null : { number: task.requestNumber ?? '', outcome: noted }
    const { [task.id]: _, ...others } = this.opened
    this.opened = refusal ? this.opened : others
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

  #of(channel: DeliveryResource['channel']): DeliveryResource[] {
    return (this.list.value?.items ?? []).filter((task) => task.channel === channel)
  }
}
