/** A sound that ought to have ended long ago: nothing is to be heard on this machine. */
export class SilentError extends Error {
  override name = 'SilentError'
}

// Output may start late on a slow machine; longer than this after its end a sound is taken for not heard.
const graceMilliseconds = 2_000

/** One buffer being played: can be paused, ends early when the signal says so, and never lasts much longer than its sound. */
export class Playback {
  /** Settles at the end, also the early one; rejects with `SilentError`. */
  readonly done: Promise<void>
  #context: BaseAudioContext
  #target: AudioNode
  #buffer: AudioBuffer
  #source: AudioBufferSourceNode | null = null
  #startedAt = 0
  #offsetSeconds = 0
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #end: () => void = () => undefined
  #fail: (error: Error) => void = () => undefined

  constructor(context: BaseAudioContext, target: AudioNode, buffer: AudioBuffer) {
    this.#context = context
    this.#target = target
    this.#buffer = buffer
    this.done = new Promise((resolve, reject) => {
      this.#end = resolve
      this.#fail = reject
    })
    this.resume()
  }

  pause(): void {
    if (!this.#source) return
    this.#offsetSeconds += this.#context.currentTime - this.#startedAt
    this.#silence()
  }

  resume(): void {
    if (this.#source) return
    const leftSeconds = Math.max(0, this.#buffer.duration - this.#offsetSeconds)
    const source = this.#context.createBufferSource()
    source.buffer = this.#buffer
    source.connect(this.#target)
    source.onended = () => this.stop()
    source.start(0, Math.min(this.#offsetSeconds, this.#buffer.duration))
    this.#source = source
    this.#startedAt = this.#context.currentTime
    this.#watchdog = setTimeout(() => this.#giveUp(), leftSeconds * 1000 + graceMilliseconds)
  }

  stop(): void {
    this.#silence()
    this.#end()
  }

  #giveUp(): void {
    this.#silence()
    this.#fail(new SilentError('the sound never ended'))
  }

  #silence(): void {
    clearTimeout(this.#watchdog)
    const source = this.#source
    this.#source = null
    if (!source) return
    source.onended = null
    source.stop()
    source.disconnect()
  }
}
