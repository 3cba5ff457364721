/** `starting` only until the browser has shown whether it lets sound out. */
export type SoundPermission = 'starting' | 'allowed' | 'blocked'

/** What of an AudioContext is used here. */
export interface ResumableContext {
  readonly state: string
  resume(): Promise<void>
  addEventListener(type: 'statechange', listener: () => void): void
}

// A context that may play runs within some tens of milliseconds; one that may not leaves `resume` open for good.
const answerMilliseconds = 1_500

/**
 * Whether the browser lets this page be heard: by the state of its audio context, and by what a speaking engine was told.
 * A refusal at any later time makes it `blocked` again; one touch that calls `unlock()` makes it `allowed`.
 */
export class Permission {
  state: SoundPermission = 'starting'
  #context: ResumableContext
  #onchange: (state: SoundPermission) => void
  #refused = false

  constructor(context: ResumableContext, onchange: (state: SoundPermission) => void) {
    this.#context = context
    this.#onchange = onchange
    context.addEventListener('statechange', () => void this.#look())
    void this.#look()
  }

  /** To be called inside a touch, click or key; whether sound is allowed now. */
  async unlock(): Promise<boolean> {
    this.#refused = false
    await this.#look()
    return this.state === 'allowed'
  }

  /** An engine was not allowed to speak. Where the context runs all the same, only a touch changes that. */
  refused(): void {
    this.#refused = this.#context.state === 'running'
    this.#set('blocked')
  }

  async #look(): Promise<void> {
    // A context that is closed is so for good.
    if (this.#context.state !== 'running' && this.#context.state !== 'closed') await this.#resume()
    this.#set(this.#context.state === 'running' && !this.#refused ? 'allowed' : 'blocked')
  }

  async #resume(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const answer = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, answerMilliseconds)
    })
    await Promise.race([this.#context.resume().catch(() => undefined), answer])
    clearTimeout(timer)
  }

  #set(state: SoundPermission): void {
    if (state === this.state) return
    this.state = state
    this.#onchange(state)
  }
}
