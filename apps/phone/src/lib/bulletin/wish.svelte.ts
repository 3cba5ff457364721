import type { BulletinWish } from '../../../../../domain/bulletin.ts'
import { createClient, request, type RequestOptions, type Result } from '../../../../../ui/api.ts'

/** About half a minute of a lost connection. */
const attempts = 5

/** Whether the telephone behind a link wants bulletins. Changed by a button alone: programs look at links too. */
export class Wish {
  /** Null before it is known. */
  wantsBulletins: boolean | null = $state(null)
  /** Why it could not be shown or changed: a refusal, or `offline`. */
  error: string | null = $state(null)
  busy = $state(false)
  retrying = $state(false)

  #client = createClient()
  #code: string

  constructor(code: string) {
    this.#code = code
  }

  look(): Promise<void> {
    const json = { code: this.#code }
    return this.#ask((options) =>
      request((sending) => this.#client.api['bulletin-links'].$post({ json }, sending), options),
    )
  }

  change(wantsBulletins: boolean): Promise<void> {
    const json = { code: this.#code, wantsBulletins }
    return this.#ask((options) =>
      request(
        (sending) => this.#client.api['bulletin-links'].wishes.$post({ json }, sending),
        options,
      ),
    )
  }

  async #ask(send: (options: RequestOptions) => Promise<Result<BulletinWish>>): Promise<void> {
    if (this.busy) return
    this.busy = true
    const result = await send({ attempts, onretry: () => (this.retrying = true) })
    this.busy = false
    this.retrying = false
    this.error = result.ok ? null : result.refusal.refusal
    if (result.ok) this.wantsBulletins = result.value.wantsBulletins
  }
}
