const everyMilliseconds = 4_000
const notes = [784, 988, 784]
const noteSeconds = 0.14

/** A short, soft ring every few seconds, until it is stopped. A browser that refuses sound stays silent. */
export class Ring {
  #timer: ReturnType<typeof setInterval> | undefined
  #context: AudioContext | undefined

  /** Rings now and again and again; does nothing while it rings. */
  start(): void {
    if (this.#timer !== undefined) return
    this.#strike()
    this.#timer = setInterval(() => this.#strike(), everyMilliseconds)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    void this.#context?.close()
    this.#context = undefined
  }

  #strike(): void {
    if (typeof AudioContext === 'undefined') return
    const context = (this.#context ??= new AudioContext())
    notes.forEach((frequency, index) => note(context, frequency, index * noteSeconds))
  }
}

function note(context: AudioContext, frequency: number, after: number): void {
  const start = context.currentTime + after
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.linearRampToValueAtTime(0.25, start + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.001, start + noteSeconds * 2)
  const tone = new OscillatorNode(context, { frequency, type: 'triangle' })
  tone.connect(gain).connect(context.destination)
  tone.start(start)
  tone.stop(start + noteSeconds * 2)
}
