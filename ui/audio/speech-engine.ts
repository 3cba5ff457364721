/** A reason of the Web Speech API why something was not spoken to its end. */
export type SpeechProblem =
  | 'canceled'
  | 'interrupted'
  | 'not-allowed'
  | 'language-unavailable'
  | 'synthesis-unavailable'
  | 'synthesis-failed'

/** An engine could not speak an utterance. */
export class SpeechError extends Error {
  override name = 'SpeechError'
  readonly problem: SpeechProblem
  /** It had begun: people may have heard a part of it. */
  readonly started: boolean

  constructor(problem: SpeechProblem, started = false) {
    super(problem)
    this.problem = problem
    this.started = started
  }
}

/** What is spoken; `text` is read as it stands, so numbers must be words already (`messages/spoken.ts`). */
export class Utterance {
  text: string
  /** `tr`, `en` … */
  lang: string
  /** 1 is 145 words a minute. */
  rate = 1
  /** 0–1, of the master volume. */
  volume = 1
  onstart: (() => void) | null = null
  /** It was spoken to its end. */
  onend: (() => void) | null = null
  /** It was not, or not to its end. Exactly one of `onend` and `onerror` is called. */
  onerror: ((problem: SpeechProblem) => void) | null = null

  constructor(text: string, lang: string) {
    this.text = text
    this.lang = lang
  }
}

/** Speaks one utterance at a time. */
export interface SpeechEngine {
  /** Whether it is worth asking for this language. */
  speaks(lang: string): boolean
  /** The utterance will be spoken soon. */
  prepare(utterance: Utterance): void
  /** Settles at the end; rejects with `SpeechError`. Stops at once when the signal says so, and settles then too. */
  speak(utterance: Utterance, started: () => void, signal: AbortSignal): Promise<void>
  pause(): void
  resume(): void
}
