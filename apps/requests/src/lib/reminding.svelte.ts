import type { RequestRowResource } from '../../../../domain/requests/resources.ts'
import { createClient, request } from '../../../../ui/api.ts'
import type { Office } from './office.svelte.ts'

const attempts = 4

/** Reminding many recipients at once: one request after the other, and what became of each. */
export class Reminding {
  /** The requests that are ticked. */
  chosen: readonly string[] = $state.raw([])
  isRunning = $state(false)
  /** How many of those ticked were sent already. */
  sent = $state(0)
  all = $state(0)
  /** By request: null when it was reminded, else the refusal's code. */
  outcomes: Readonly<Record<string, string | null>> = $state.raw({})

  #client = createClient('staff')
  #office: Pick<Office, 'refusalIn'>

  constructor(office: Pick<Office, 'refusalIn'>) {
    this.#office = office
  }

  /** Only what lies with a recipient can be reminded. */
  canRemind({ status }: Pick<RequestRowResource, 'status'>): boolean {
    return status === 'referred'
  }

  isChosen(id: string): boolean {
    return this.chosen.includes(id)
  }

  choose(id: string, isChosen: boolean): void {
    const others = this.chosen.filter((one) => one !== id)
    this.chosen = isChosen ? [...others, id] : others
  }

  chooseOnly(ids: readonly string[]): void {
    this.chosen = ids
  }

  /** How many were reminded, and how many could not be. */
  get result(): { done: number; failed: number } {
    const outcomes = Object.values(this.outcomes)
    const done = outcomes.filter((outcome) => outcome === null).length
    return { done, failed: outcomes.length - done }
  }

  /** Reminds all that are ticked; those that could not be reminded stay ticked. */
  async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    this.outcomes = {}
    this.sent = 0
    this.all = this.chosen.length
    for (const id of this.chosen) {
      const outcome = await this.#remind(id)
      this.outcomes = { ...this.outcomes, [id]: outcome }
      this.sent += 1
    }
    this.chosen = this.chosen.filter((id) => this.outcomes[id] !== null)
    this.isRunning = false
  }

  async #remind(id: string): Promise<string | null> {
    const { requests } = this.#client.api
    const result = await request(
      (sending) => requests[':id'].reminders.$post({ param: { id }, json: {} }, sending),
      { attempts },
    )
    return this.#office.refusalIn(result)?.refusal ?? null
  }
}
