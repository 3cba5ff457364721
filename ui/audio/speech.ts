import type { Actor } from '../api.ts'
import { NativeEngine } from './native-engine.ts'
import type { AudioOutput } from './output.ts'
import { fetchSpeechAs, ServerEngine } from './server-engine.ts'
import { SpeechError, Utterance } from './speech-engine.ts'
import type { SpeechEngine, SpeechProblem } from './speech-engine.ts'

export { Utterance }
export type { SpeechEngine, SpeechProblem }

// Whoever queues more than this has lost count.
const mostQueued = 200
// After that many failures in a row an engine is asked last, until it speaks again.
const failuresToDistrust = 2

interface Trusted {
  engine: SpeechEngine
  failures: number
}

interface Turn {
  utterance: Utterance
  stop: AbortController
  /** Who is speaking it. */
  engine: SpeechEngine | null
}

/**
 * Speaks utterances one after the other, like `window.speechSynthesis`: a local voice of the machine first, else speech
 * made by the server. Whatever an engine does, each utterance ends: with `onend` when it was spoken, else with `onerror`.
 *
 *     const output = new AudioOutput()
 *     const speech = speechOf(output, 'kiosk')
 *     const utterance = new Utterance(speakable('tr', text), 'tr')
 *     utterance.onend = () => …
 *     speech.speak(utterance)   // queues it
 *     speech.cancel()           // silence now; all that was queued gets `onerror`
 */
export class Speech {
  /** Paused by `pause()`: what comes waits. */
  paused = false
  #engines: Trusted[]
  #refused: () => void
  #queue: Utterance[] = []
  #current: Turn | null = null

  /** Engines in the order in which they are tried; `refused` is told when the browser doesn't let one be heard. */
  constructor(engines: readonly SpeechEngine[], refused: () => void = () => undefined) {
    this.#engines = engines.map((engine) => ({ engine, failures: 0 }))
    this.#refused = refused
  }

  /** Something is being spoken, or about to be. */
  get speaking(): boolean {
    return this.#current !== null
  }

  /** Something waits behind what is spoken. */
  get pending(): boolean {
    return this.#queue.length > 0
  }

  speak(utterance: Utterance): void {
    if (this.#queue.length >= mostQueued) {
      utterance.onerror?.('synthesis-unavailable')
      return
    }
    this.#queue.push(utterance)
    if (this.#current && this.#queue.length === 1) this.prepare(utterance)
    this.#next()
  }

  /** What will soon be spoken: made and fetched already now, where that takes time. */
  prepare(utterance: Utterance): void {
    this.#inOrder(utterance.lang)[0]?.engine.prepare(utterance)
  }

  /** Silence at once; what was spoken gets `interrupted`, what waited `canceled`. */
  cancel(): void {
    const waiting = this.#queue.splice(0)
    const current = this.#current
    this.#current = null
    this.paused = false
    current?.stop.abort()
    current?.utterance.onerror?.('interrupted')
    for (const utterance of waiting) utterance.onerror?.('canceled')
    this.#next()
  }

  pause(): void {
    this.paused = true
    this.#current?.engine?.pause()
  }

  resume(): void {
    this.paused = false
    this.#current?.engine?.resume()
    this.#next()
  }

  #next(): void {
    if (this.#current || this.paused) return
    const utterance = this.#queue.shift()
    if (!utterance) return
    const turn: Turn = { utterance, stop: new AbortController(), engine: null }
    this.#current = turn
    void this.#say(turn).then((problem) => {
      // Somebody cancelled: it has been told so, and another one may be speaking by now.
      if (this.#current !== turn) return
      this.#current = null
      if (problem === null) utterance.onend?.()
      else utterance.onerror?.(problem)
      this.#next()
    })
    const following = this.#queue[0]
    if (following) this.prepare(following)
  }

  /** Null when it was spoken. */
  async #say(turn: Turn): Promise<SpeechProblem | null> {
    const { utterance, stop } = turn
    let problem: SpeechProblem = 'language-unavailable'
    for (const trusted of this.#inOrder(utterance.lang)) {
      turn.engine = trusted.engine
      try {
        await trusted.engine.speak(utterance, () => utterance.onstart?.(), stop.signal)
        trusted.failures = 0
        return null
      } catch (error) {
        const failure = error instanceof SpeechError ? error : new SpeechError('synthesis-failed')
        problem = failure.problem
        if (problem === 'not-allowed') this.#refused()
        else trusted.failures += 1
        // What has begun isn't said a second time over by another voice.
        if (stop.signal.aborted || failure.started || problem === 'not-allowed') break
      }
    }
    return problem
  }

  #inOrder(lang: string): Trusted[] {
    const able = this.#engines.filter(({ engine }) => engine.speaks(lang))
    const distrusted = ({ failures }: Trusted) => Number(failures >= failuresToDistrust)
    return able.toSorted((a, b) => distrusted(a) - distrusted(b))
  }
}

/** The voice of a page: the machine's own, else the server's, asked for as that actor. */
export function speechOf(output: AudioOutput, actor: Actor): Speech {
  const native = new NativeEngine(() => output.volume)
  const server = new ServerEngine(output, fetchSpeechAs(actor))
  return new Speech([native, server], () => output.refused())
}
