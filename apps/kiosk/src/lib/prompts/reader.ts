import { speakable } from '../../../../../messages/spoken.ts'
import type { Language } from '../../../../../messages/index.ts'
import type { Speech, Utterance } from '../../../../../ui/audio/speech.ts'
import { rates, usualVolume, volumes } from './steps.ts'

/** One thing to be spoken, as it stands on the screen. */
export interface Line {
  text: string
  language: Language
}

type Engine = Pick<Speech, 'speak' | 'cancel'>
type MakeUtterance = (text: string, language: Language) => Utterance

/** Reads lines one after the other, at the visitor’s speed and loudness. */
export class Reader {
  /** Index in `rates` and `volumes`; counts from the next line. */
  rate = 0
  volume = usualVolume
  /** How often something was to be read: who waits to say something can tell whether it is still wanted. */
  turns = 0
  #engine: Engine
  #utterance: MakeUtterance
  #onheard: (heard: boolean) => void

  /** `onheard` is told of each line whether it could be heard. */
  constructor(engine: Engine, utterance: MakeUtterance, onheard: (heard: boolean) => void) {
    this.#engine = engine
    this.#utterance = utterance
    this.#onheard = onheard
  }

  /** In place of whatever is being read. */
  say(lines: Line[]): void {
    this.hush()
    this.add(lines)
  }

  /** After what is being read. */
  add(lines: Line[]): void {
    this.turns += 1
    for (const { text, language } of lines) {
      const utterance = this.#utterance(speakable(language, text), language)
      utterance.rate = rates[this.rate] ?? 1
      utterance.volume = volumes[this.volume] ?? 1
      utterance.onend = () => this.#onheard(true)
      utterance.onerror = (problem) => {
        if (problem !== 'canceled' && problem !== 'interrupted') this.#onheard(false)
      }
      this.#engine.speak(utterance)
    }
  }

  /** Silence, at once. */
  hush(): void {
    this.#engine.cancel()
  }
}
