import type { RefusalResource } from '../../../../domain/resources.ts'
import { newKey, request } from '../../../../ui/api.ts'
import type { AnswerLike, Sending } from '../../../../ui/api.ts'
import { wait } from '../../../../ui/pause.ts'
import type { Answered } from './answered.ts'

/**
 * What a clerk does with one press, ready to be sent; `CommandRunner` repeats it until it is
 * answered.
 */
export interface Command {
  /** What is done to whom. The same after a lost connection means: the same command again, not a second one. */
  signature: string
  send: (sending: Sending) => Promise<Response | AnswerLike>
  /** What the clerk reads when it went well. */
  done: (answer: Answered) => string
}

/** What the server said; `offline` when no answer came after all attempts. */
export type Outcome = { ok: true; value: Answered } | { ok: false; refusal: RefusalResource }

// A double click or a trembling key must not reach the step after: half a double click's time.
const shortestMilliseconds = 350
// How long the live view may lag behind an answer before the keys work again all the same.
const longestLagMilliseconds = 1_500
const attempts = 6

/** Sends one command at a time; whatever is pressed meanwhile is dropped. */
export class CommandRunner {
  /** A command is on its way, not yet answered. */
  waiting = $state(false)
  /** The connection is being waited for; the command isn't lost. */
  retrying = $state(false)

  #resting = $state(false)
  #lagging: Answered | null = $state.raw(null)
  #unanswered: { signature: string; key: string } | null = null
  #isShown: (answer: Answered) => boolean

  /** `isShown` tells whether the page already shows what was answered. */
  constructor(isShown: (answer: Answered) => boolean) {
    this.#isShown = isShown
  }

  /** No key does anything: on its way, just pressed, or answered but not yet to be seen on the page. */
  get busy(): boolean {
    const isLagging = this.#lagging !== null && !this.#isShown(this.#lagging)
    return this.waiting || this.#resting || isLagging
  }

  /** Gives the answer or the refusal; null when another command is under way and this one was dropped. */
  async run(command: Command): Promise<Outcome | null> {
    if (this.busy) return null
    this.waiting = true
    this.#resting = true
    this.#lagging = null
    void wait(shortestMilliseconds).then(() => (this.#resting = false))
    const outcome = await this.#send(command)
    if (outcome.ok) this.#followUntilShown(outcome.value)
    this.waiting = false
    return outcome
  }

  async #send({ signature, send }: Command): Promise<Outcome> {
    const key = this.#unanswered?.signature === signature ? this.#unanswered.key : newKey()
    const onretry = () => (this.retrying = true)
    const result = await request(send, { attempts, key, onretry })
    this.retrying = false
    const isUnanswered = !result.ok && ['offline', 'unavailable'].includes(result.refusal.refusal)
    this.#unanswered = isUnanswered ? { signature, key } : null
    return result as Outcome
  }

  #followUntilShown(answer: Answered): void {
    this.#lagging = answer
    void wait(longestLagMilliseconds).then(() => {
      if (this.#lagging === answer) this.#lagging = null
    })
  }
}
