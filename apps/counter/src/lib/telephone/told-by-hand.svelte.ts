import type { AttachmentResource } from '../../../../../domain/attachment.ts'
import type {
  DeliveryOpeningResource,
  DeliveryResource,
  PersonOutcome,
} from '../../../../../domain/requests/delivery.ts'
import { newKey, request } from '../../../../../ui/api.ts'
import { isPicture } from '../../../../../ui/attachments.ts'
import { wait } from '../../../../../ui/pause.ts'
import { client } from '../client.ts'

/** Others tick the same list: it is read anew this often. */
const refreshMilliseconds = 30_000

/** What people tell citizens themselves: whom to call, and what to send by hand. `close()` it when the page leaves. */
export class ToldByHand {
  /** Null until the first answer. */
  tasks: DeliveryResource[] | null = $state.raw(null)
  /** The code of the last refusal. */
  refusal: string | null = $state(null)
  /** The number that was ticked last. */
  ticked: string | null = $state(null)
  /** Tasks that were opened, by id: whom and what in full. Each is on record. */
  opened: Readonly<Record<string, DeliveryOpeningResource>> = $state.raw({})
  /** Ids on their way. */
  sending: readonly string[] = $state.raw([])
  /** Before and after, by request. */
  pictures: Record<string, AttachmentResource[]> = $state.raw({})

  #leaving = new AbortController()

  constructor() {
    void this.#keepReading()
  }

  close(): void {
    this.#leaving.abort()
  }

  get calls(): DeliveryResource[] {
    return this.tasks?.filter(({ channel }) => channel === 'call') ?? []
  }

  get byHand(): DeliveryResource[] {
    return this.tasks?.filter(({ channel }) => channel === 'hand') ?? []
  }

  async read(): Promise<void> {
    const result = await request((sending) => client.api.outbox.work.$get({}, sending), {
      attempts: 3,
      signal: this.#leaving.signal,
    })
    if (this.#leaving.signal.aborted) return
    if (!result.ok) {
      this.refusal = result.refusal.refusal
      return
    }
    this.tasks = result.value.items
    await this.#readPictures()
  }

  /** Look at whom to tell and what. */
  async open({ id }: DeliveryResource): Promise<void> {
    if (this.sending.includes(id)) return
    this.sending = [...this.sending, id]
    const result = await request(
      (sending) => client.api.outbox[':id'].openings.$post({ param: { id }, json: {} }, sending),
      { attempts: 4 },
    )
    this.refusal = result.ok ? null : result.refusal.refusal
    if (result.ok) this.opened = { ...this.opened, [id]: result.value }
    this.sending = this.sending.filter((one) => one !== id)
  }

  /** Called or sent: said once, kept by the server. */
  async tick({ id, requestNumber }: DeliveryResource, outcome: PersonOutcome): Promise<void> {
    if (this.sending.includes(id)) return
    this.sending = [...this.sending, id]
    this.ticked = null
    const result = await request(
      (sending) =>
        client.api.outbox[':id'].attempts.$post({ param: { id }, json: { outcome } }, sending),
      { attempts: 6, key: newKey() },
    )
    this.refusal = result.ok ? null : result.refusal.refusal
    if (result.ok) {
      this.ticked = requestNumber ?? ''
      const { [id]: _, ...others } = this.opened
      this.opened = others
    }
    await this.read()
    this.sending = this.sending.filter((one) => one !== id)
  }

  async #keepReading(): Promise<void> {
    const { signal } = this.#leaving
    while (!signal.aborted) {
      await this.read()
      await wait(refreshMilliseconds, signal)
    }
  }

  /** Of those that are sent by hand: what was there before, and what is there now. */
  async #readPictures(): Promise<void> {
    const wanted = this.byHand.flatMap(({ requestId }) => requestId ?? [])
    const isNew = (id: string, place: number) =>
      !(id in this.pictures) && wanted.indexOf(id) === place
    const found = await Promise.all(wanted.filter(isNew).map((id) => this.#picturesOf(id)))
    this.pictures = { ...this.pictures, ...Object.fromEntries(found.filter((one) => one !== null)) }
  }

  async #picturesOf(id: string): Promise<[string, AttachmentResource[]] | null> {
    const result = await request((sending) =>
      client.api.requests[':id'].$get({ param: { id } }, sending),
    )
    if (!result.ok) return null
    const shown = result.value.request.attachments.filter(
      (one) => isPicture(one) && (one.kind === 'photo-before' || one.kind === 'photo-after'),
    )
    return [id, shown]
  }
}
