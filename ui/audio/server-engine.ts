import type { Actor } from '../api.ts'
import { createClient } from '../api.ts'
import type { AudioOutput } from './output.ts'
import type { Playback } from './playback.ts'
import { SpeechError } from './speech-engine.ts'
import type { SpeechEngine, Utterance } from './speech-engine.ts'

const wordsPerMinute = 145
const [slowest, fastest] = [80, 300]
// A sentence of five seconds is a megabyte when decoded.
const mostBuffers = 40
const fetchTimeoutMilliseconds = 10_000

/** Gives the WAV file of a sentence; throws when there is none. */
export type FetchSpeech = (
  sentence: { text: string; language: string; wordsPerMinute: number },
  signal: AbortSignal,
) => Promise<ArrayBuffer>

/** Speech made by the server, played through the page's own output; sentences that are said again are kept. */
export class ServerEngine implements SpeechEngine {
  #output: AudioOutput
  #fetch: FetchSpeech
  /** By language, rate and text, the one unused for longest first. */
  #buffers = new Map<string, Promise<AudioBuffer>>()
  #playback: Playback | null = null

  constructor(output: AudioOutput, fetchSpeech: FetchSpeech) {
    this.#output = output
    this.#fetch = fetchSpeech
  }

  speaks(): boolean {
    return true
  }

  prepare(utterance: Utterance): void {
    this.#buffer(utterance).catch(() => undefined)
  }

  async speak(utterance: Utterance, started: () => void, signal: AbortSignal): Promise<void> {
    // Inside a touch this is all the browser asks for.
    if (!this.#allowed() && !(await this.#output.unlock())) throw new SpeechError('not-allowed')
    const buffer = await this.#fetched(utterance, signal)
    if (!buffer) return
    started()
    const playback = this.#output.play(buffer, utterance.volume)
    const stop = () => playback.stop()
    signal.addEventListener('abort', stop)
    this.#playback = playback
    try {
      await playback.done
    } catch {
      // Sound that was taken from the page in the middle of a sentence is no fault of the engine.
      throw new SpeechError(this.#allowed() ? 'synthesis-failed' : 'not-allowed', true)
    } finally {
      if (this.#playback === playback) this.#playback = null
      signal.removeEventListener('abort', stop)
    }
  }

  pause(): void {
    this.#playback?.pause()
  }

  resume(): void {
    this.#playback?.resume()
  }

  #allowed(): boolean {
    return this.#output.permission === 'allowed'
  }

  /** Null when the signal ended the waiting. */
  async #fetched(utterance: Utterance, signal: AbortSignal): Promise<AudioBuffer | null> {
    const aborted = new Promise<null>((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true })
    })
    try {
      const buffer = await Promise.race([this.#buffer(utterance), aborted])
      return signal.aborted ? null : buffer
    } catch {
      throw new SpeechError('synthesis-unavailable')
    }
  }

  #buffer({ text, lang: language, rate }: Utterance): Promise<AudioBuffer> {
    const pace = Math.round(Math.min(fastest, Math.max(slowest, wordsPerMinute * rate)))
    const key = `${language} ${pace} ${text}`
    const buffer = this.#buffers.get(key) ?? this.#load({ text, language, wordsPerMinute: pace })
    this.#buffers.delete(key)
    this.#buffers.set(key, buffer)
    buffer.catch(() => {
      if (this.#buffers.get(key) === buffer) this.#buffers.delete(key)
    })
    for (const oldest of this.#buffers.keys()) {
      if (this.#buffers.size <= mostBuffers) break
      this.#buffers.delete(oldest)
    }
    return buffer
  }

  async #load(sentence: Parameters<FetchSpeech>[0]): Promise<AudioBuffer> {
    const file = await this.#fetch(sentence, AbortSignal.timeout(fetchTimeoutMilliseconds))
    return this.#output.decode(file)
  }
}

/** Asks our own server, as that actor. */
export function fetchSpeechAs(actor: Actor): FetchSpeech {
  const client = createClient(actor)
  return async (json, signal) => {
    const response = await client.api.speech.$post({ json }, { init: { signal } })
    if (!response.ok) throw new Error(`no speech: ${response.status}`)
    return (response as Response).arrayBuffer()
  }
}
