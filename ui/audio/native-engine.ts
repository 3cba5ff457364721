import { SpeechError } from './speech-engine.ts'
import type { SpeechEngine, SpeechProblem, Utterance } from './speech-engine.ts'

// A voice of the machine begins within tenths of a second; one that doesn't is broken.
const startMilliseconds = 3_000
// The slowest voices say about nine characters a second at rate 1; longer than this nothing is being said.
const millisecondsPerCharacter = 120
const graceMilliseconds = 3_000

/** What of `window.speechSynthesis` is used. */
export type NativeSynthesis = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'pause' | 'resume'
>

/** How long an utterance may last at most once it has begun. */
export function longestMilliseconds(text: string, rate: number): number {
  return (text.length * millisecondsPerCharacter) / rate + graceMilliseconds
}

/** The machine's own voices, those that need no internet. A voice that starts and never ends is given up. */
export class NativeEngine implements SpeechEngine {
  #synthesis: NativeSynthesis | undefined
  #volume: () => number
  #paused = false

  /** `volume` is the master volume: the machine's voices don't pass our gain. */
  constructor(volume: () => number, synthesis: NativeSynthesis | undefined = ownSynthesis()) {
    this.#volume = volume
    this.#synthesis = synthesis
    // Chromium loads the list only after it was first asked for.
    this.#synthesis?.getVoices()
  }

  speaks(lang: string): boolean {
    return this.#voice(lang) !== undefined
  }

  prepare(): void {
    // The voice is on this machine already.
  }

  async speak(utterance: Utterance, started: () => void, signal: AbortSignal): Promise<void> {
    const synthesis = this.#synthesis
    const voice = this.#voice(utterance.lang)
    if (!synthesis || !voice) throw new SpeechError('language-unavailable')
    const native = new SpeechSynthesisUtterance(utterance.text)
    Object.assign(native, { voice, lang: voice.lang, rate: utterance.rate })
    native.volume = Math.min(1, utterance.volume * this.#volume())
    // A machine that was told to be silent while it paused would keep the next one waiting.
    if (this.#paused) this.resume()
    await listen(synthesis, native, started, signal, () => this.#paused)
  }

  pause(): void {
    this.#paused = true
    this.#synthesis?.pause()
  }

  resume(): void {
    this.#paused = false
    this.#synthesis?.resume()
  }

  #voice(lang: string): SpeechSynthesisVoice | undefined {
    const same = ({ lang: tag }: SpeechSynthesisVoice) =>
      tag.toLowerCase().split(/[-_]/)[0] === lang
    return this.#synthesis?.getVoices().find((voice) => voice.localService && same(voice))
  }
}

function listen(
  synthesis: NativeSynthesis,
  native: SpeechSynthesisUtterance,
  started: () => void,
  signal: AbortSignal,
  paused: () => boolean,
): Promise<void> {
  let watchdog: ReturnType<typeof setTimeout> | undefined
  let begun = false
  const spoken = new Promise<void>((resolve, reject) => {
    // At once, not a moment later: by then another utterance may be speaking.
    const silence = () => {
      native.onstart = native.onend = native.onerror = null
      synthesis.cancel()
    }
    const giveUp = (problem: SpeechProblem) => {
      silence()
      reject(new SpeechError(problem, begun))
    }
    const watch = (milliseconds: number) => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => {
        if (paused()) watch(milliseconds)
        else giveUp('synthesis-failed')
      }, milliseconds)
    }
    watch(startMilliseconds)
    native.onstart = () => {
      begun = true
      watch(longestMilliseconds(native.text, native.rate))
      started()
    }
    native.onend = () => resolve()
    native.onerror = ({ error }) =>
      giveUp(error === 'not-allowed' ? 'not-allowed' : 'synthesis-failed')
    signal.addEventListener('abort', () => resolve(silence()), { once: true })
  })
  synthesis.speak(native)
  return spoken.finally(() => {
    clearTimeout(watchdog)
    native.onstart = native.onend = native.onerror = null
  })
}

function ownSynthesis(): NativeSynthesis | undefined {
  return (globalThis as { speechSynthesis?: NativeSynthesis }).speechSynthesis
}
