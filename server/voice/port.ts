/** A sentence to be spoken, as it is to be read: numbers in words. */
export interface SpeechRequest {
  text: string
  /** `tr`, `en` … */
  language: string
  wordsPerMinute: number
}

/** No engine could speak this. */
export class NoVoiceError extends Error {
  override name = 'NoVoiceError'
}

/** Makes speech. */
export interface Voice {
  /** A whole WAV file. Throws `NoVoiceError`. */
  say: (request: SpeechRequest) => Promise<Uint8Array>
  close: () => Promise<void>
}
