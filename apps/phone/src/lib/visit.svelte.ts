import type { FollowView } from '../../../../domain/views.ts'
import { Live } from '../../../../ui/live.svelte.ts'
import { Alarm } from './alarm.svelte.ts'
import { keepAwake } from './keep-awake.ts'

/** One citizen's ticket, as the server tells it; `close()` it when the page leaves. */
export class OwnVisit {
  readonly alarm = new Alarm()
  #code: string
  #live: Live<FollowView> = $state.raw() as Live<FollowView>
  #heardOf: number | null = null
  #stop: () => void
  #sleep = keepAwake()

  constructor(code: string) {
    this.#code = code
    this.#live = this.#open(true)
    this.#stop = $effect.root(() => {
      $effect(() => this.#listen(this.view))
    })
  }

  get view(): FollowView | null {
    return this.#live.view
  }

  get online(): boolean {
    return this.#live.online
  }

  get lastNewsAt(): number | null {
    return this.#live.lastNewsAt
  }

  /** The code is unknown, or its day is over. */
  get gone(): boolean {
    return this.#live.denied !== null
  }

  /** After one touch the call is heard, also while the page lies behind another one. */
  async allowSound(): Promise<void> {
    await this.alarm.allow()
    const before = this.#live
    this.#live = this.#open(false)
    this.#live.view = before.view
    before.close()
  }

  close(): void {
    this.#stop()
    this.#sleep()
    this.alarm.close()
    this.#live.close()
  }

  #open(closeWhileHidden: boolean): Live<FollowView> {
    return new Live<FollowView>({ view: 'ticket', code: this.#code }, null, { closeWhileHidden })
  }

  /** Each call has a number of its own: a page that is opened again does not ring for one that it rang for. */
  #listen(view: FollowView | null): void {
    if (view?.ticket.state !== 'called') return
    const { announcementId } = view.ticket
    if (announcementId === this.#heardOf) return
    this.#heardOf = announcementId
    void this.alarm.sound()
  }
}
