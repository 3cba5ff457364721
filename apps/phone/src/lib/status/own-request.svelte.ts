import type {
  CodeHints,
  RequestAnswerResource,
  RequestStatusResource,
} from '../../../../../domain/requests/resources.ts'
import { createClient, request } from '../../../../../ui/api.ts'
import type { StatusKey } from './key.ts'

/** About half a minute of a lost connection. */
const lookAttempts = 5
/** What is older is asked for again when the page is looked at again. */
const freshMilliseconds = 60_000

/** One citizen's request. Number and code stay in memory: the next one at this telephone finds nothing. */
export class OwnRequest {
  view: RequestStatusResource | null = $state.raw(null)
  answer: RequestAnswerResource | null = $state.raw(null)
  /** Where a one-time code was sent; null before. */
  sentTo: CodeHints | null = $state.raw(null)
  /** Why it could not be shown: a refusal, or `offline`. */
  error: string | null = $state(null)
  /** Why the answer could not be. */
  answerError: string | null = $state(null)
  busy = $state(false)
  retrying = $state(false)

  #client = createClient()
  #key: StatusKey | null = $state.raw(null)
  #lookedAt = 0

  /** What was asked for last; null when nothing was. */
  get key(): StatusKey | null {
    return this.#key
  }

  /** Finds the request; what was shown of another one goes. */
  async open(key: StatusKey): Promise<void> {
    this.close()
    this.#key = key
    await this.refresh()
  }

  /** Asks how far it is by now; what is shown stays until something newer is there. */
  async refresh(): Promise<void> {
    const key = this.#key
    if (!key || this.busy) return
    this.busy = true
    const result = await request(
      (sending) => this.#client.api['request-status'].$post({ json: key }, sending),
      { attempts: lookAttempts, onretry: () => (this.retrying = true) },
    )
    this.busy = false
    this.retrying = false
    this.error = result.ok ? null : result.refusal.refusal
    if (!result.ok) return
    // What was shown may not be the last word any more.
    if (result.value.steps.length !== this.view?.steps.length) this.hideAnswer()
    this.view = result.value
    this.#lookedAt = Date.now()
  }

  /** The page is looked at again. */
  async lookAgain(): Promise<void> {
    if (this.view && Date.now() - this.#lookedAt > freshMilliseconds) await this.refresh()
  }

  /** Sends a one-time code to the telephone or e-mail on record; never by itself, each one costs. */
  async sendCode(): Promise<void> {
    const key = this.#key
    if (!key || this.busy) return
    this.busy = true
    const result = await request((sending) =>
      this.#client.api['request-status']['one-time-codes'].$post({ json: key }, sending),
    )
    this.busy = false
    this.answerError = result.ok ? null : result.refusal.refusal
    if (result.ok) this.sentTo = result.value
  }

  /** Shows the answer to who got the code. */
  async showAnswer(oneTimeCode: string): Promise<void> {
    const key = this.#key
    if (!key || this.busy) return
    this.busy = true
    const result = await request((sending) =>
      this.#client.api['request-status'].answer.$post({ json: { ...key, oneTimeCode } }, sending),
    )
    this.busy = false
    this.answerError = result.ok ? null : result.refusal.refusal
    if (!result.ok) return
    this.answer = result.value
    this.sentTo = null
  }

  /** Until the next one-time code. */
  hideAnswer(): void {
    this.answer = null
    this.answerError = null
  }

  /** Forgets everything. */
  close(): void {
    this.#key = null
    this.view = null
    this.answer = null
    this.sentTo = null
    this.error = null
    this.answerError = null
  }
}
