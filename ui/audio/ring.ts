const everyMilliseconds = 4_000
const notes = [784, 988, 784]
const noteSeconds = 0.14

/** A short, soft ring every few seconds, until it is stopped. A browser that refuses sound stays silent. */
export class Ring {
  #timer: ReturnType<typeof setInterval> | undefined
  #context: AudioContext | undefined
  #isHeard = false

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
    this.#isHeard = false
  }

  #strike(): void {
    if (typeof AudioContext === 'undefined') return
    const context = (this.#context ??= new AudioContext())
    // While the browser lets nothing be heard its clock stands: whatever is struck now would sound later, all at once.
    if (context.state === 'running')
      notes.forEach((frequency, index) => note(context, frequency, index * noteSeconds))
    else void context.resume().then(() => this.#firstHeard(context), stoppedBefore)
  }

  #firstHeard(context: AudioContext): void {
    if (this.#timer === undefined || this.#isHeard || context.state !== 'running') return
    this.#isHeard = true
    this.#strike()
  }
}

/** One that is closed before it was let be heard says so, and nobody wants to hear it any more. */
function stoppedBefore(): void {}

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
